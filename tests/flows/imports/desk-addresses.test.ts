import { describe, expect, it } from 'vitest'
import type {
  AddressChangeResult,
  AddressDetail,
  ImportJob,
} from '../../../data/contracts/index.ts'
import { deskClient } from '../../builders/desk-client.ts'
import { useTinyApp } from '../../builders/tiny-app.ts'
import { WORLD } from '../../builders/tiny-world.ts'

const { app, get } = useTinyApp()
const desk = deskClient(app, 'steward')
const { qingyuan, buildings } = WORLD
const HEADER = '编号,标准地址,经度,纬度,标准地址编码,用途,总层数,产权使用,建筑面积'
const KNOWN = 'A-1,文澜路12号文澜苑5幢,120.009,30.253,,,,,'
const NEW_ROOM = 'A-2,文澜路12号文澜苑3幢2单元601室,,,,居住,,自有,88.5'
const NEW_BUILDING = 'A-3,文澜路12号文澜苑8幢,120.0052,30.2541,,住宅,6,,'

const drop = async (...rows: string[]): Promise<ImportJob> => {
  const file = `${[HEADER, ...rows].join('\n')}\n`
  const job = await desk.drop({ '标准地址.csv': file }, 'ADDRESS', '民政局')
  return desk.check(job, { crs: 'EPSG:4490', position: { x: '经度', y: '纬度' } })
}
const stateOf = async (job: ImportJob) =>
  (await desk.rows(job)).map(({ row, kind, remarks }) => [row, kind, ...remarks.map((r) => r.kind)])
const find = (text: string) =>
  app().db.first<{ id: number; code: string; state: string }>(
    `select id, code, state from address where full_text like '%' || $1 and state <> 'retired'`,
    [text],
  )
const base = async () => [
  await app().db.query('select * from address order by id'),
  await app().db.query(
    'select subdistrict, code, use, floors, lon, lat from building order by code',
  ),
  await app().db.query('select * from room order by code'),
]
const withoutTime = (rows: Awaited<ReturnType<typeof base>>) =>
  JSON.stringify(rows).replace(/"recorded_at":"[^"]*"/g, '')

describe('addresses from a file', () => {
  it('are proposed where they are new, taken back as one act, and known again', async () => {
    const before = withoutTime(await base())
    const job = await drop(KNOWN, NEW_ROOM, NEW_BUILDING)
    expect(job.desk!.mapping).toMatchObject({
      address: ['标准地址'],
      key: ['编号'],
      fields: { 用途: 'use', 总层数: 'floors', 产权使用: 'tenure' },
    })
    expect(await stateOf(job)).toEqual([
      [1, 'same'],
      [2, 'added'],
      [3, 'added'],
    ])
    const committed = await desk.commit(job)
    const room = await find('文澜苑3幢2单元601室')
    expect(room).toMatchObject({ state: 'proposed', code: expect.stringMatching(/^R330199/) })
    expect(await app().db.first('select * from room where code = $1', [room!.code])).toMatchObject({
      building: buildings.slab3,
      floor: 6,
      stairwell: '2',
      number: '601',
      area_m2: 88.5,
    })
    const building = await find('文澜苑8幢')
    expect(
      await app().db.first('select * from building where code = $1', [building!.code]),
    ).toMatchObject({ use: '住宅', floors: 6, grid: WORLD.grids.west })
    const { changes } = await get<AddressDetail>(
      'steward',
      `/api/addresses/${qingyuan}/${building!.id}`,
    )
    expect(changes.map(({ op }) => op)).toEqual(['create'])
    expect(await stateOf(await drop(KNOWN, NEW_ROOM, NEW_BUILDING))).toEqual([
      [1, 'same'],
      [2, 'same'],
      [3, 'same'],
    ])
    const made = await desk.post('/api/addresses/changes', {
      op: 'create',
      subdistrict: qingyuan,
      parent: building!.id,
      level: 10,
      name: '1单元',
    })
    const { change } = (await made.json()) as AddressChangeResult
    expect((await desk.undo(committed)).status).toBe(409)
    await desk.post(`/api/addresses/changes/${change!.id}/reverse`, {})
    expect((await desk.undo(committed)).status).toBe(200)
    expect(withoutTime(await base())).toBe(before)
  })

  it('are rooms of the only house behind a number that names no house', async () => {
    const before = withoutTime(await base())
    const job = await drop(
      'B-1,良溪区清源街道文澜路66号101室,120.0052,30.2541,,居住,6,自有,60',
      'B-2,良溪区清源街道文澜路66号202室,120.0052,30.2541,,居住,6,自有,70',
    )
    expect((await stateOf(job)).map(([row, kind]) => [row, kind])).toEqual([
      [1, 'added'],
      [2, 'added'],
    ])
    const committed = await desk.commit(job)
    const [first, second] = [await find('文澜路66号101室'), await find('文澜路66号202室')]
    const rooms = await app().db.query<{ building: string; number: string }>(
      'select building, number from room where code = any($1) order by number',
      [[first!.code, second!.code]],
    )
    expect(rooms.map(({ number }) => number)).toEqual(['101', '202'])
    expect(new Set(rooms.map(({ building }) => building)).size).toBe(1)
    const again = await drop('B-1,良溪区清源街道文澜路66号101室,120.0052,30.2541,,居住,6,自有,60')
    expect((await stateOf(again)).map(([, kind]) => kind)).toEqual(['same'])
    expect((await desk.undo(committed)).status).toBe(200)
    expect(withoutTime(await base())).toBe(before)
  })

  it('correct what is known: by its number, its code, its position and its facts', async () => {
    const before = withoutTime(await base())
    const first = await desk.commit(
      await drop(NEW_BUILDING.replace('8幢', '28幢'), NEW_ROOM.replace('601', '801')),
    )
    const job = await drop(
      'A-3,文澜路12号文澜苑29幢,120.0052,30.2541,,商住,7,,',
      'A-2,文澜路12号文澜苑3幢2单元801室,,,,居住,,租赁,88.5',
      `A-9,文澜路12号文澜苑5幢,120.0094,30.2533,${buildings.slab5},,,,`,
    )
    expect(await stateOf(job)).toEqual([
      [1, 'changed'],
      [2, 'changed'],
      [3, 'moved'],
    ])
    const [renumbered] = await desk.rows(job, 'changed')
    expect(renumbered!.changes).toContainEqual({ field: 'use', before: '住宅', after: '商住' })
    const committed = await desk.commit(job)
    expect(await find('文澜苑29幢')).toMatchObject({ state: 'proposed' })
    expect(await find('文澜苑28幢')).toBeUndefined()
    expect((await desk.undo(first)).status).toBe(409)
    const again = await drop('A-3,文澜路12号文澜苑29幢,120.0052,30.2541,,商住,7,,')
    expect(await stateOf(again)).toEqual([[1, 'same']])
    expect((await desk.undo(committed)).status).toBe(200)
    expect((await desk.undo(first)).status).toBe(200)
    expect(withoutTime(await base())).toBe(before)
  })

  it('go back to their sender where nobody can tell what is meant', async () => {
    const job = await drop(
      'B-1,文澜路12号文澜苑18幢,,,,,,,',
      'B-2,文澜路12号文澜苑19幢,120.0332,30.2531,,,,,',
      'B-3,文澜路12号文澜苑3幢701室,,,,,,,',
      'B-4,文澜路12号文澜苑20幢,120.009,30.253,,,,,',
      'B-5,无名路7号,120.005,30.253,,,,,',
      'B-6,文澜路12号文澜苑21幢,120.0055,30.2545,,经营,,,',
      'B-7,文澜路12号文澜苑5幢,,,B33019999999999Z,,,,',
      'B-8,文澜路12号桃花源小区2幢,120.0055,30.2545,,,,,',
    )
    expect(await stateOf(job)).toEqual([
      [1, 'failed', 'no-position-for-new'],
      [2, 'failed', 'elsewhere'],
      [3, 'failed', 'facts-assumed', 'stairwell-missing'],
      [4, 'doubtful', 'facts-assumed', 'building-there'],
      [5, 'failed', 'no-place'],
      [6, 'failed', 'unfit-use'],
      [7, 'failed', 'unknown-code'],
      [8, 'doubtful', 'address-new-unsure'],
    ])
    await desk.undo(job)
  })

  it('are for those alone who keep the base, and no list retires what it lacks', async () => {
    const analyst = deskClient(app, 'analyst')
    await expect(
      analyst.drop({ 'a.csv': `${HEADER}\n${KNOWN}\n` }, 'ADDRESS', '民政局'),
    ).rejects.toThrow('422')
    const job = await desk.drop({ 'a.csv': `${HEADER}\n${KNOWN}\n` }, 'ADDRESS', '民政局')
    await expect(desk.check(job, { isComplete: true })).rejects.toThrow('never-complete')
  })
})
