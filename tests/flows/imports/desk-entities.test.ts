import { beforeAll, describe, expect, it } from 'vitest'
import { citizenIdCheck, organisationCheck, usccCheck } from '../../../data/rules/check-digits.ts'
import {
  idIndexes,
  openPerson,
  type SecretRow,
} from '../../../server/security/secrets/person-secret.ts'
import { deskClient } from '../../builders/desk-client.ts'
import { useTinyApp } from '../../builders/tiny-app.ts'
import { WORLD } from '../../builders/tiny-world.ts'

const { app } = useTinyApp()
const desk = deskClient(app, 'steward')
const { rooms, sites } = WORLD
const ID = `9901991985010112${'3'}`
const idNumber = ID + citizenIdCheck(ID)
const organisation = `MA123456`
const body = `92330199${organisation}${organisationCheck(organisation)}`
const uscc = body + usccCheck(body)

/** Who may see and bring everything about residents. */
const people = deskClient(app, 'planner')

beforeAll(() =>
  app().db.execute(
    `insert into role_assignment (user_id, role, areas, max_sensitivity) values ('demo:planner', 'planner', $1, 4)`,
    [[WORLD.district]],
  ),
)

describe('enterprises', () => {
  const file = (name: string) => ({
    '企业.csv': `统一社会信用代码,企业名称,经营地址,员工人数\n${uscc},${name},文澜苑3幢1单元101室,"1,200"\n`,
  })
  it('brings the organisation and its place, knows it again, and takes both back', async () => {
    const job = await desk.check(await desk.drop(file('清源书店'), 'ENTERPRISE', '市场监管局'))
    expect(job.desk!.counts).toMatchObject({ added: 1, failed: 0 })
    await desk.commit(job)
    const row = await app().db.first('select * from org_site where uscc = $1', [uscc])
    expect(row).toMatchObject({ name: '清源书店', kind: '个体户', staff: 1200, room: rooms.shop })
    const renamed = await desk.check(await desk.drop(file('清源书社'), 'ENTERPRISE', '市场监管局'))
    expect(renamed.desk!.counts).toMatchObject({ changed: 1, added: 0 })
    expect((await desk.rows(renamed, 'changed'))[0]!.changes).toEqual([
      { field: 'name', before: '清源书店', after: '清源书社' },
    ])
    await desk.commit(renamed)
    const refused = await desk.undo(job)
    expect(refused.status).toBe(409)
    expect(await refused.text()).toContain('changed since')
    expect((await desk.undo(renamed)).status).toBe(200)
    expect((await desk.undo(job)).status).toBe(200)
    expect(await app().db.query('select 1 from org where uscc = $1', [uscc])).toEqual([])
    expect(
      await app().db.query('select 1 from org_site where code = $1', [sites.noodles]),
    ).toHaveLength(1)
  })
})

describe('events', () => {
  it('takes over what another system knows', async () => {
    const csv =
      '工单编号,事件标题,小类,上报时间,地址,内容\nG-1,夜里施工,噪声扰民,2025/3/7 23:10,文澜苑5幢,很吵\n'
    const job = await desk.check(await desk.drop({ 'events.csv': csv }, 'EVENT', '12345'))
    expect(job.desk!.counts).toMatchObject({ added: 1, failed: 0 })
    await desk.commit(job)
    expect(await app().db.first(`select * from grid_event where title = '夜里施工'`)).toMatchObject(
      {
        category: 'enforcement',
        subclass: 'noise',
        level: 4,
        grid: WORLD.grids.east,
      },
    )
    const again = await desk.check(await desk.drop({ 'events.csv': csv }, 'EVENT', '12345'))
    expect(again.desk!.counts).toMatchObject({ same: 1 })
    expect((await desk.undo(job)).status).toBe(200)
  })
})

describe('residents', () => {
  const csv = (room: string, phone: string) => ({
    '人口.csv': `姓名,身份证号,手机号,居住地址,居住方式,户籍情况\n周示远,${idNumber},${phone},文澜苑3幢2单元${room},租住,流动\n`,
  })
  it('are no business of a grade below', async () => {
    const targets = (await (await desk.get('/api/import-targets')).json()) as { code: string }[]
    expect(targets.map(({ code }) => code)).not.toContain('RESIDENT')
    expect(targets).toHaveLength(34)
    await expect(desk.drop(csv('502', '13800001111'), 'RESIDENT', '派出所')).rejects.toThrow('422')
  })

  it('come sealed, move, and are taken back; nothing of them stands anywhere in the clear', async () => {
    const { db, services } = app()
    const job = await people.check(
      await people.drop(csv('502室', '13800001111'), 'RESIDENT', '派出所'),
    )
    expect(job.desk!.counts).toMatchObject({ added: 1, failed: 0 })
    const said = JSON.stringify([
      job,
      await people.rows(job),
      await db.query('select * from import_row'),
    ])
    expect(said).not.toMatch(/周示远|13800001111/)
    expect(said).not.toContain(idNumber)
    await people.commit(job)
    expect(await db.query('select 1 from import_row where job = $1', [job.id])).toEqual([])
    const found = async () => {
      const row = await db.first<SecretRow & { room: string }>(
        `select secret.*, residence.room from person_secret as secret
         join residence using (subdistrict, resident)
         where id_index = any($1) and residence.valid_to is null`,
        [idIndexes(services.keys, idNumber)],
      )
      return row && { ...openPerson(services.keys, row), room: row.room }
    }
    expect(await found()).toMatchObject({
      name: '周示远',
      idNumber,
      phone: '13800001111',
      room: rooms.empty,
    })
    const again = await people.check(
      await people.drop(csv('502室', '138-0000-1111'), 'RESIDENT', '派出所'),
    )
    expect(again.desk!.counts).toMatchObject({ same: 1 })
    const moved = await people.check(
      await people.drop(csv('501室', '13800002222'), 'RESIDENT', '派出所'),
    )
    expect(moved.desk!.counts).toMatchObject({ moved: 1 })
    await people.commit(moved)
    expect(await found()).toMatchObject({ phone: '13800002222', room: rooms.family })
    expect((await people.undo(moved)).status).toBe(200)
    expect(await found()).toMatchObject({ phone: '13800001111', room: rooms.empty })
    expect((await people.undo(job)).status).toBe(200)
    expect(await found()).toBeUndefined()
    const kept = await db.query(
      'select * from import_change union all select null, null, null, null, null where false',
    )
    expect(JSON.stringify(kept)).not.toContain('周示远')
  })
})
