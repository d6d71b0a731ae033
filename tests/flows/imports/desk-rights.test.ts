import { beforeAll, describe, expect, it } from 'vitest'
import { citizenIdCheck, organisationCheck, usccCheck } from '../../../data/rules/check-digits.ts'
import { deskClient } from '../../builders/desk-client.ts'
import type { DemoUser } from '../../builders/test-app.ts'
import { useTinyApp } from '../../builders/tiny-app.ts'
import { ADDRESS_IDS } from '../../builders/tiny-world/addresses.ts'
import { WORLD } from '../../builders/tiny-world.ts'

const { app } = useTinyApp()
const { grids } = WORLD
const WEST = '文澜苑3幢1单元101室'
const EAST = '文澜苑5幢101室'
const SENDER = '街道办'

/** The whole district; the grid west alone; the same for people; one layer without the addresses. */
const all = deskClient(app, 'planner')
const west = deskClient(app, 'analyst')
const westPeople = deskClient(app, 'handler')
const noAddresses = deskClient(app, 'commander')

beforeAll(async () => {
  await grant('planner', 'planner', [WORLD.district], null, 4)
  await grant('analyst', 'analyst', [grids.west], null, 3)
  await grant('handler', 'planner', [grids.west], null, 4)
  await grant('commander', 'analyst', [WORLD.district], ['CATERING'], 2)
})

async function grant(
  user: DemoUser,
  role: string,
  areas: string[],
  layers: string[] | null,
  grade: number,
) {
  await app().db.execute('delete from role_assignment where user_id = $1', [`demo:${user}`])
  await app().db.execute(
    `insert into role_assignment (user_id, role, areas, layers, max_sensitivity) values ($1, $2, $3, $4, $5)`,
    [`demo:${user}`, role, areas, layers, grade],
  )
}

const shops = (...rows: string[]) => ({
  '店.csv': `${['编号,店名,经营地址,联系人,联系电话,经度,纬度', ...rows].join('\n')}\n`,
})
const kindsOf = async (desk: typeof west, job: Parameters<typeof west.rows>[0]) =>
  (await desk.rows(job)).map(({ row, kind }) => `${row} ${kind}`)

describe('whoever may bring rows for one grid', () => {
  it('neither changes nor takes away things elsewhere, nor hears of them', async () => {
    const { db } = app()
    const mine = [`1,一店,${WEST},张三,13800000001,,`, `2,二店,${EAST},,13800000002,,`]
    const brought = shops(...mine, `3,三店,${EAST},,13800000003,,`)
    await all.commit(await all.check(await all.drop(brought, 'CATERING', SENDER)))
    await db.execute(
      `insert into import_answer (sender, text, subdistrict, address_id, answered_by)
       values ($1, $2, $3, $4, 'demo:planner')`,
      [SENDER, WEST, WORLD.qingyuan, ADDRESS_IDS.slab5],
    )
    const rows = [
      // Somebody has answered that this means the grid east: as if nobody had.
      `1,一店,${WEST},李四,13899990001,,`,
      // Known by its number, and elsewhere.
      `2,二店,${WEST},,13800000002,,`,
      `4,四店,${EAST},,13800000004,,`,
      `5,五店,${WEST},,13800000005,,`,
      `6,六店,,,13800000006,120.009,30.253`,
    ]
    const job = await west.check(await west.drop(shops(...rows), 'CATERING', SENDER), {
      isComplete: true,
      crs: 'EPSG:4490',
      position: { x: '经度', y: '纬度' },
    })
    expect(await kindsOf(west, job)).toEqual([
      '1 changed',
      '2 failed',
      '3 doubtful',
      '4 added',
      '5 failed',
    ])
    const [changed] = await west.rows(job, 'changed')
    expect(changed!.changes).toEqual([
      { field: 'manager', before: '张*', after: '李*' },
      { field: 'phone', before: '138****0001', after: '138****0001' },
    ])
    const [doubtful] = await west.rows(job, 'doubtful')
    expect(doubtful!.candidates!.map(({ fullText }) => fullText).join()).not.toContain('5幢')
    await west.commit(job)
    await db.execute('delete from import_answer')
    const left = await db.query<{ title: string }>(
      `select title from layer_item where layer = 'CATERING' and grid = $1 and valid_to is null order by title`,
      [grids.east],
    )
    expect(left.map(({ title }) => title)).toEqual(['三店', '二店'])
  })

  it('leaves enterprises elsewhere as they are', async () => {
    const [near, far, other] = ['MA900001', 'MA900002', 'MA900003'].map(usccOf)
    const file = (...rows: string[]) => ({
      '企业.csv': `${['统一社会信用代码,企业名称,经营地址', ...rows].join('\n')}\n`,
    })
    const brought = file(
      `${near},甲公司,${WEST}`,
      `${far},乙公司,${EAST}`,
      `${other},丙公司,${EAST}`,
    )
    const job = await all.check(await all.drop(brought, 'ENTERPRISE', SENDER), {
      key: ['统一社会信用代码'],
    })
    await all.commit(job)
    const moved = await west.check(
      await west.drop(file(`${far},乙公司,${WEST}`), 'ENTERPRISE', SENDER),
      { isComplete: true, key: ['统一社会信用代码'] },
    )
    expect(await kindsOf(west, moved)).toEqual(['-1 removed', '1 failed'])
    expect((await west.rows(moved, 'removed'))[0]!.lonLat).toEqual([120.003, 30.253])
    await west.undo(moved)
  })

  it('does not learn who lives elsewhere, nor moves them out', async () => {
    const [near, far, gone] = ['123', '456', '789'].map((last) => idOf(`9901991985010${last}1`))
    const file = (...rows: string[]) => ({
      '人口.csv': `${['姓名,身份证号,居住地址,居住方式,户籍情况', ...rows].join('\n')}\n`,
    })
    const person = (id: string, room: string) => `周示远,${id},${room},租住,流动`
    const [home, other] = ['文澜苑3幢2单元502室', EAST]
    const brought = file(person(near!, home), person(far!, other), person(gone!, other))
    // Names and numbers are of the fourth grade.
    await expect(west.drop(brought, 'RESIDENT', SENDER)).rejects.toThrow('unknown-target')
    await all.commit(await all.check(await all.drop(brought, 'RESIDENT', SENDER)))
    const moved = await westPeople.check(
      await westPeople.drop(file(person(near!, home), person(far!, home)), 'RESIDENT', SENDER),
      { isComplete: true },
    )
    expect(await kindsOf(westPeople, moved)).toEqual(['1 same', '2 failed'])
    await westPeople.undo(moved)
    // For another sender they are as if nobody knew of them.
    const fresh = await westPeople.check(
      await westPeople.drop(file(person(far!, home)), 'RESIDENT', '物业'),
    )
    expect(await kindsOf(westPeople, fresh)).toEqual(['1 added'])
    await westPeople.undo(fresh)
  })
})

describe('whoever may not see addresses', () => {
  it('is not told which texts are some, and places nothing by them', async () => {
    const file = {
      '店.csv': `名称,说明,电话,经度,纬度\n一店,${WEST},,,\n二店,${EAST},13800000001,120.009,30.253\n`,
    }
    const seeing = await all.drop(file, 'CATERING', '平台')
    expect(seeing.desk!.mapping.address).toEqual(['说明'])
    await expect(noAddresses.drop(file, 'RENTAL', '平台')).rejects.toThrow('unknown-target')
    const job = await noAddresses.drop(file, 'CATERING', '平台')
    expect(job.desk!.mapping.address).toEqual([])
    const place = { crs: 'EPSG:4490', position: { x: '经度', y: '纬度' } }
    const placed = await noAddresses.check(job, {
      ...place,
      fields: { 名称: 'title' },
      address: ['说明'],
    })
    expect(await kindsOf(noAddresses, placed)).toEqual(['1 failed', '2 doubtful'])
    // Phones are of the third grade, and the second is held.
    const fields = { 名称: 'title', 电话: 'phone' }
    const graded = await noAddresses.check(placed, { ...place, fields })
    expect(await kindsOf(noAddresses, graded)).toEqual(['1 failed', '2 failed'])
  })
})

describe('examples of a column', () => {
  it('are hidden where its field is of the third grade, whatever they look like', async () => {
    const table = `企业名称,经营地址,涉及金额\n甲,${WEST},778\n乙,${EAST},779\n`
    const job = await all.drop({ '金融.csv': table }, 'FIN_RISK', '金融办')
    const column = job.desk!.columns.find((one) => one.column === '涉及金额')
    expect(job.desk!.mapping.fields.涉及金额).toBe('amount')
    expect(column!.examples).toEqual(['***', '***'])
  })
})

function usccOf(organisation: string): string {
  const body = `92330199${organisation}${organisationCheck(organisation)}`
  return body + usccCheck(body)
}

const idOf = (digits: string) => digits + citizenIdCheck(digits)
