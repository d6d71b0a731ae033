import { strFromU8, unzipSync } from 'fflate'
import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import type { AddressMatch, GridFreshness, LayerFreshness } from '../../../data/contracts/index.ts'
import { wgs84ToGcj02 } from '../../../data/formats/crs/datums.ts'
import { ROWS_FOR_THREADS } from '../../../server/imports/desk/check/threads/stage-threads.ts'
import { deskClient } from '../../builders/desk-client.ts'
import { useTinyApp } from '../../builders/tiny-app.ts'
import { ADDRESS_IDS } from '../../builders/tiny-world/addresses.ts'
import { WORLD } from '../../builders/tiny-world.ts'

const { app } = useTinyApp()
const desk = deskClient(app, 'steward')
const { buildings, rooms, items } = WORLD

const HEADER = '编号,店名,经营地址,信用代码,量化等级,燃气类型,联系人,联系电话,投诉数,检查日期'
const csv = (...rows: string[]) => `${[HEADER, ...rows].join('\n')}\n`
const NOODLES =
  'C-1,老周面馆,良溪区清源街道文澜路12号文澜苑3幢1单元101室,,B级,瓶装,张三,13812341234,2,2025年5月1日'
const BAKERY = 'C-2,文澜面包房,文澜苑5栋101,,A,管道,李四,0571-88881234,0,2025/6/3'

const catering = () =>
  app().db.query<{ code: string; title: string; attributes: Record<string, unknown> }>(
    `select code, title, attributes, building, room, phone, manager, last_check, class, state
     from layer_item where layer = 'CATERING' and valid_to is null order by title`,
  )

describe('the import desk', () => {
  it('finds columns, places rows, and says what a commit would do', async () => {
    const file = iconv.encode(csv(NOODLES, BAKERY), 'gb18030')
    const job = await desk.drop({ '餐饮.csv': file }, 'CATERING', '市场监管局')
    expect(job.state).toBe('mapping')
    expect(job.encoding).toBe('gb18030')
    expect(job.desk!.mapping).toMatchObject({
      address: ['经营地址'],
      key: ['编号'],
      fields: {
        店名: 'title',
        量化等级: 'grade',
        燃气类型: 'gas',
        联系人: 'manager',
        联系电话: 'phone',
        检查日期: 'last_check',
      },
    })
    expect(JSON.stringify(job)).not.toContain('13812341234')
    expect(JSON.stringify(job)).not.toContain('李四')
    const ready = await desk.check(job)
    expect(ready.error).toBeUndefined()
    expect(ready.desk!.counts).toMatchObject({ added: 1, changed: 1, doubtful: 0, failed: 0 })
    const [changed] = await desk.rows(ready, 'changed')
    expect(changed).toMatchObject({ code: items.catering, title: '老周面馆' })
    expect(changed!.changes).toContainEqual({ field: 'grade', before: 'C', after: 'B' })
    const before = await catering()
    await desk.commit(ready)
    const after = await catering()
    expect(after).toHaveLength(before.length + 1)
    expect(after.find(({ title }) => title === '文澜面包房')).toMatchObject({
      building: buildings.slab5,
      room: rooms.single,
      phone: '0571-88881234',
      last_check: '2025-06-03',
      attributes: { grade: 'A', gas: '管道' },
    })
    const again = await desk.check(await desk.drop({ '餐饮.csv': file }, 'CATERING', '市场监管局'))
    expect(again.desk!.counts).toMatchObject({ same: 2, added: 0, changed: 0, failed: 0 })
    expect(again.desk!.proposals.every(({ by }) => by === 'sender')).toBe(true)
    await desk.commit(again)
    expect(await catering()).toEqual(after)
    expect((await desk.undo(again)).status).toBe(200)
    expect((await desk.undo(ready)).status).toBe(200)
    expect(await catering()).toEqual(before)
  })
})

describe('a large file', () => {
  const COUNT = ROWS_FOR_THREADS + 7
  const kinds = ['文澜苑5幢101室', '文澜路桃花源小区5幢101室', '乌有路99号']
  const lines = Array.from(
    { length: COUNT },
    (_, i) => `L-${i},大店${i},${kinds[i % 3]},,A,管道,,,,`,
  )

  it('is checked in threads of its own and comes to the same, row by row', async () => {
    const file = { '大表.csv': csv(...lines) }
    const job = await desk.check(await desk.drop(file, 'CATERING', '大户'))
    const third = Math.ceil(COUNT / 3)
    expect(job.desk!.counts).toMatchObject({ added: third, doubtful: COUNT - third - failedOf() })
    const rows = await desk.rows(job)
    expect(rows.slice(0, 3).map(({ row, kind }) => [row, kind])).toEqual([
      [1, 'added'],
      [2, 'doubtful'],
      [3, 'failed'],
    ])
    expect(job.remarks.find(({ kind }) => kind === 'no-place')).toMatchObject({
      count: failedOf(),
      rows: Array.from({ length: 10 }, (_, i) => 3 * i + 3),
    })
    const before = (await catering()).length
    const committed = await desk.commit(job)
    expect((await catering()).length).toBe(before + third)
    const again = await desk.check(await desk.drop(file, 'CATERING', '大户'))
    expect(again.desk!.counts).toMatchObject({ same: third, added: 0, changed: 0, moved: 0 })
    await desk.undo(again)
    expect((await desk.undo(committed)).status).toBe(200)
    expect((await catering()).length).toBe(before)

    function failedOf(): number {
      return job.desk!.counts!.failed
    }
  })
})

describe('what is not sure', () => {
  const lines = [
    // A name for 文澜苑 that nobody knows, on its street.
    'D-1,新概念面馆,文澜路桃花源小区3幢1单元101室,,B,管道,,,,',
    'D-2,另一家,文澜路桃花源小区5幢101室,,B,管道,,,,',
    'D-3,=cmd|店,乌有路99号,,B,管道,,,,',
    'D-4,科学店,文澜苑5幢101室,9.13301E+17,B,管道,,,,',
    'D-5,错日店,文澜苑5幢101室,,B,管道,,,,3/4/2024',
    'D-5,错日店二,文澜苑5幢101室,,B,管道,,,,2024-03-04',
  ]
  const file = { '存疑.csv': csv(...lines) }

  it('waits for an answer, learns from it, and goes back as a sheet with the reasons', async () => {
    const mapping = {
      fields: {
        店名: 'title',
        信用代码: 'uscc',
        量化等级: 'grade',
        燃气类型: 'gas',
        检查日期: 'last_check',
      },
    }
    const job = await desk.check(await desk.drop(file, 'CATERING', '街道办'), mapping)
    const kinds = (await desk.rows(job)).map(({ row, kind }) => [row, kind])
    expect(kinds).toEqual([
      [1, 'doubtful'],
      [2, 'doubtful'],
      [3, 'failed'],
      [4, 'failed'],
      [5, 'failed'],
      [6, 'added'],
    ])
    const [first] = await desk.rows(job, 'doubtful')
    expect(first!.candidates!.length).toBeGreaterThan(0)
    // Not only what is proposed may be answered: the map and the search find places too.
    const place = { subdistrict: WORLD.qingyuan, addressId: ADDRESS_IDS.shop }
    const answer = { row: 1, place, remember: true }
    const answered = await desk.job(
      await desk.post(`/api/imports/${job.id}/answers`, {
        answers: [answer, { row: 2, place: null, remember: false }],
      }),
    )
    expect(answered.desk).toMatchObject({
      counts: { added: 2, doubtful: 0, failed: 4 },
      unanswered: 0,
    })
    expect(
      await app().db.first(
        `select address_id, scope_parent from address_alias where text like '桃花源%'`,
      ),
    ).toMatchObject({ address_id: 3, scope_parent: 1 })
    // Believed on its street from now on, asked about elsewhere.
    await expect.poll(() => matched('文澜路桃花源小区5幢101室')).toEqual([12, 'matched'])
    expect(await matched('桃花源小区5幢101室')).toEqual([12, 'doubtful'])
    const committed = await desk.commit(answered)
    expect(committed.state).toBe('committed')
    const sheet = await desk.get(`/api/imports/${job.id}/correction-sheet`)
    expect(sheet.status).toBe(200)
    expect(
      await app().db.first(
        `select details from audit_trail where action = 'import.rows' and target = $1`,
        [job.id],
      ),
    ).toEqual({ details: { rows: 'correction' } })
    const parts = unzipSync(new Uint8Array(await sheet.arrayBuffer()))
    const text = strFromU8(parts['xl/worksheets/sheet1.xml']!)
    expect(text).toContain('店名')
    expect(text).toContain('9.13301E+17')
    expect(text).not.toContain('<f>')
    expect(strFromU8(parts['xl/comments1.xml']!)).toContain('浮点数')
    expect((await text.match(/<row /g))!.length).toBe(5)
    const again = await desk.check(await desk.drop(file, 'CATERING', '街道办'), mapping)
    expect((await desk.rows(again)).map(({ kind }) => kind)).toEqual([
      'same',
      'added',
      'failed',
      'failed',
      'failed',
      'same',
    ])
    expect((await desk.undo(again)).status).toBe(200)
    expect((await desk.undo(committed)).status).toBe(200)
  })

  async function matched(text: string): Promise<unknown> {
    const answer = await desk.post('/api/addresses/match', { texts: [text] })
    const [match] = (await answer.json()) as AddressMatch[]
    return [match!.level, match!.verdict]
  }

  it('tells the datum by buildings and addresses, and asks where both disagree', async () => {
    const rows = [0, 1, 2, 3].map((i) => {
      const [lon, lat] = wgs84ToGcj02([120.003 + i * 1e-6, 30.253])
      return `${i},店${i},文澜苑3幢1单元101室,${lon},${lat}`
    })
    const [lon, lat] = wgs84ToGcj02([120.033, 30.253])
    const table = ['编号,店名,地址,经度,纬度', ...rows, `9,远店,文澜苑3幢1单元101室,${lon},${lat}`]
    const job = await desk.drop({ 'gcj.csv': table.join('\n') }, 'CATERING', '平台')
    expect(job.desk!.mapping).toMatchObject({ crs: 'GCJ-02', position: { x: '经度', y: '纬度' } })
    expect(job.desk!.datums[0]).toMatchObject({ crs: 'GCJ-02', tried: 5 })
    const checked = await desk.check(job)
    expect(checked.desk!.counts).toMatchObject({ added: 4, doubtful: 1 })
    expect((await desk.rows(checked, 'doubtful'))[0]!.remarks[0]!.kind).toBe('position-conflict')
    await desk.undo(checked)
  })
})

describe('freshness', () => {
  it('tells of each layer and sender, and of grids where something is missing', async () => {
    const answer = await desk.get('/api/freshness')
    expect(answer.status).toBe(200)
    const rows = (await answer.json()) as LayerFreshness[]
    expect(rows.find(({ layer, sender }) => layer === 'CATERING' && sender === '')).toMatchObject({
      rows: 2,
      placed: 1,
      cycleDays: 90,
    })
    const grids = await desk.get('/api/freshness/grids?layer=CATERING')
    expect(grids.status).toBe(200)
    const found = (await grids.json()) as GridFreshness[]
    expect(found.map(({ grid }) => grid)).toEqual(Object.values(WORLD.grids).sort())
    expect(found.find(({ grid }) => grid === WORLD.grids.west)).toMatchObject({
      rows: 1,
      state: 'old',
    })
  })
})
