import { beforeAll, expect, it } from 'vitest'
import type {
  GridIndicators,
  GridLineage,
  GridOutlines,
  GridSummary,
  GridVintage,
} from '../../../data/contracts/index.ts'
import { useTinyApp } from '../../builders/tiny-app.ts'
import { WORLD } from '../../builders/tiny-world.ts'
import { createPlanClient } from './plan-client.ts'

const tiny = useTinyApp()
const { app, get, status } = tiny
const { send } = createPlanClient(tiny)
const { west, east } = WORLD.grids
const OLD = '330199001001009'

// Until 2022 west and east were one grid.
beforeAll(async () => {
  await app().db.execute(
    `insert into grid_cell (subdistrict, code, kind, community, name, lon, lat, geometry, households, valid_from, valid_to)
     select cell.subdistrict, $1, cell.kind, cell.community, '文澜网格', 120.006, cell.lat, division.geometry, 670,
       '2018-01-01', '2022-01-01'
     from grid_cell as cell, division
     where cell.code = $2 and division.code = $3`,
    [OLD, west, WORLD.communities.wenlan],
  )
  await app().db.execute(`update grid_cell set valid_from = '2022-01-01' where code = any($1)`, [
    [west, east],
  ])
  await app().db.execute(
    `insert into grid_plan (id, client_id, title, area, author, state, approved_by, published_at)
     values ('p', 'p', '文澜分网', $1, 'demo:planner', 'published', 'demo:reviewer', '2022-01-01')`,
    [WORLD.communities.wenlan],
  )
  for (const [to, households] of [
    [west, 420],
    [east, 250],
  ]) {
    await app().db.execute(`insert into grid_lineage values ('2022-01-01', 'p', $1, $2, $3)`, [
      OLD,
      to,
      households,
    ])
  }
})

it('knows on which days grids changed, and shows those of any day', async () => {
  const vintages = await get<GridVintage[]>('planner', '/api/grids/vintages?area=330199001001')
  expect(vintages).toEqual([
    { date: '2022-01-01', grids: 2, plan: '文澜分网' },
    { date: '2018-01-01', grids: 1 },
  ])
  const codes = async (path: string) =>
    (
      await get<GridOutlines>('planner', `/api/grids/outlines?area=330199001001${path}`)
    ).features.map(({ id }) => id)
  expect(await codes('&date=2021-12-31')).toEqual([OLD])
  expect(await codes('&date=2022-01-01')).toEqual([west, east])
  const then = await get<GridSummary[]>('planner', '/api/grids?area=330199001001&date=2021-12-31')
  expect(then).toMatchObject([{ code: OLD, name: '文澜网格', staff: [] }])
})

it('tells what a grid came from and who approved it; households only to who may count them', async () => {
  const of = (user: 'planner' | 'commander') =>
    get<GridLineage[]>(user, `/api/grids/lineage?code=${OLD}`)
  expect(await of('commander')).toEqual([
    {
      date: '2022-01-01',
      from: [OLD],
      to: [west, east],
      shares: [
        { from: OLD, to: west, households: 420 },
        { from: OLD, to: east, households: 250 },
      ],
      plan: '文澜分网',
      approvedBy: '网格审核员',
    },
  ])
  const [told] = await of('planner')
  expect(told!.shares).toEqual([
    { from: OLD, to: west },
    { from: OLD, to: east },
  ])
  expect(await status('worker', '/api/grids/lineage?code=330199002001001')).toBe(404)
})

it('counts the same things by the grids of any day', async () => {
  const count = (vintage: string, what: string, user: 'commander' | 'worker' = 'commander') =>
    get<GridIndicators>(
      user,
      `/api/grids/indicators?vintage=${vintage}&what=${what}&area=330199001001`,
    )
  const sum = ({ grids }: GridIndicators) => grids.reduce((total, { count }) => total + count, 0)
  for (const what of ['households', 'residents', 'enterprises', 'events']) {
    const [before, after] = [await count('2020-06-01', what), await count('2024-06-01', what)]
    expect(before.grids.map(({ code }) => code)).toEqual([OLD])
    expect(after.grids.map(({ code }) => code)).toEqual([west, east])
    expect(sum(before)).toBe(sum(after))
    expect(sum(before)).toBeGreaterThan(0)
  }
})

it.each(['geojson', 'fgb', 'shp', 'gpkg', 'xlsx'])('gives the grids away as %s', async (format) => {
  const answer = await app()
    .as('planner')
    .request(`/api/grid-files?format=${format}&area=330199001`)
  expect(answer.status).toBe(200)
  expect((await answer.arrayBuffer()).byteLength).toBeGreaterThan(500)
  expect(answer.headers.get('Content-Disposition')).toMatch(/^attachment/)
})

it('says from today on who works in a grid', async () => {
  const put = (user: 'planner' | 'worker', workers: object[]) =>
    send(`/api/grids/${east}/staff`, { workers }, { user, method: 'PUT' })
  const worker = { staffKey: 's8', name: '孙八', role: '兼职', fullTime: false }
  expect((await put('worker', [worker])).status).toBe(403)
  expect((await put('planner', [worker])).status).toBe(204)
  const staffOf = async () =>
    (await get<GridSummary[]>('planner', `/api/grids?area=${east}`))[0]!.staff
  expect(await staffOf()).toMatchObject([{ role: '兼职', name: '孙八', fullTime: false }])
  expect((await put('planner', [])).status).toBe(204)
  expect(await staffOf()).toEqual([])
})
