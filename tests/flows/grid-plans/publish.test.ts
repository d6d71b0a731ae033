import { expect, it } from 'vitest'
import type {
  GridHandOver,
  GridPlan,
  GridPlanComment,
  GridPlanIssue,
  GridPlanSummary,
  OutdatedGrant,
} from '../../../data/contracts/index.ts'
import { type CellId, isArc, OUTSIDE, serialIds } from '../../../data/rules/coverage/items.ts'
import { mergeCells } from '../../../data/rules/coverage/operations/merge-cells.ts'
import { splitCell } from '../../../data/rules/coverage/operations/split-cell.ts'
import { createPlanStates } from '../../../server/grid-plans/open-state.ts'
import { followPublication } from '../../../server/grid-plans/publish/follow-publication.ts'
import { publishDue } from '../../../server/grid-plans/publish/publish-due.ts'
import { useTinyApp } from '../../builders/tiny-app.ts'
import { WORLD } from '../../builders/tiny-world.ts'
import { changeOf, coverageOf, createPlanClient } from './plan-client.ts'

const tiny = useTinyApp()
const { app, get } = tiny
const { begin, read, send, stroke } = createPlanClient(tiny)
const decide = (id: string, body: object, user?: 'reviewer') =>
  send(`/api/grid-plans/${id}/decisions`, body, { ...(user && { user }) })
const today = async () => (await app().db.first<{ day: string }>('select today() as day'))!.day

const BOX = [120.0025, 30.2495, 120.0025, 30.2535, 120.0035, 30.2535, 120.0035, 30.2495]
const across = (lat: number) => [119.999, lat, 120.007, lat]

/** The grid that has the code of west cut in two along a line in degrees; returns the plan. */
async function splitWest(id: string, degrees: readonly number[]): Promise<GridPlan> {
  const coverage = coverageOf(await read(id))
  const west = [...coverage.cells()].find(({ code }) => code === WORLD.grids.west)!
  const line = degrees.map((degree) => Math.round(degree * 1e7))
  const change = changeOf(splitCell(coverage, { cell: west.id, line, issueId: serialIds('t') }))
  const made = await stroke(id, { change })
  expect(made.status).toBe(200)
  return read(id)
}

it('is checked, submitted, approved by somebody else and put in force with everything that hangs on it', async () => {
  const { id } = await begin({ area: WORLD.communities.wenlan })
  // 3幢 stands in the small part, which therefore keeps the code.
  const plan = await splitWest(id, BOX)
  const issues = await get<GridPlanIssue[]>('planner', `/api/grid-plans/${id}/checks`)
  expect(issues.filter(({ severity }) => severity === 'error')).toEqual([])
  const fresh = plan.items.find((item) => !isArc(item) && item.code === null)!
  const worker = { staffKey: 's9', name: '赵九', role: '专职', fullTime: true }
  const staffed = await send(
    `/api/grid-plans/${id}/staff`,
    { cell: fresh.id, workers: [worker] },
    { method: 'PUT' },
  )
  expect(staffed.status).toBe(200)
  expect(
    (await decide(id, { decision: 'approve', note: '', validFrom: await today() })).status,
  ).toBe(409)
  expect((await decide(id, { decision: 'submit' })).status).toBe(200)
  expect(
    await (await decide(id, { decision: 'approve', note: '', validFrom: await today() })).json(),
  ).toMatchObject({
    error: { code: 'four-eyes' },
  })
  const preview = await get<GridHandOver[]>('reviewer', `/api/grid-plans/${id}/hand-over`)
  const approved = await decide(
    id,
    { decision: 'approve', note: '同意', validFrom: await today() },
    'reviewer',
  )
  expect(await approved.json()).toMatchObject({ state: 'published', approvedBy: '网格审核员' })

  const after = await read(id)
  const codes = after.items.flatMap((item) => (isArc(item) ? [] : (item.code ?? [])))
  expect(codes.sort()).toEqual([WORLD.grids.west, WORLD.grids.east, '330199001001003'])
  const { db } = app()
  const grids = await db.query(
    `select code, valid_from = today() as fresh, valid_to is null as open from grid_cell
     where community = $1 order by code, valid_from`,
    [WORLD.communities.wenlan],
  )
  expect(grids).toEqual([
    { code: WORLD.grids.west, fresh: false, open: false },
    { code: WORLD.grids.west, fresh: true, open: true },
    { code: WORLD.grids.east, fresh: false, open: true },
    { code: '330199001001003', fresh: true, open: true },
  ])
  const stray = await db.query(
    `select building.code from building join address on address.building = building.code
     where building.grid <> address.grid`,
  )
  expect(stray).toEqual([])
  const lineage = await db.query(
    'select from_code, to_code, households from grid_lineage order by to_code, from_code',
  )
  expect(lineage.length).toBeGreaterThan(1)
  const kept = await get<GridHandOver[]>('reviewer', `/api/grid-plans/${id}/hand-over`)
  expect(kept).toEqual(preview)
  expect(kept.some(({ staffKey, comes }) => staffKey === 's9' && comes.length > 0)).toBe(true)
  const dirty = await db.query<{ layer: string }>(
    'select layer from dirty_pack where subdistrict = $1',
    [WORLD.qingyuan],
  )
  expect(dirty.map(({ layer }) => layer)).toEqual(expect.arrayContaining(['GRID']))
})

it('hands over a grid of which only the workers change', async () => {
  const { id } = await begin({ area: WORLD.communities.wenlan })
  const west = [...coverageOf(await read(id)).cells()].find(
    ({ code }) => code === WORLD.grids.west,
  )!
  const lists = () => get<GridHandOver[]>('reviewer', `/api/grid-plans/${id}/hand-over`)
  expect(await lists()).toEqual([])
  const workers = [{ staffKey: 's8', name: '孙八', role: '专职', fullTime: true }]
  await send(`/api/grid-plans/${id}/staff`, { cell: west.id, workers }, { method: 'PUT' })
  const [came, ...went] = (await lists()).sort((a, b) => b.comes.length - a.comes.length)
  expect(came).toMatchObject({ name: '孙八', goes: [] })
  expect(came!.comes.length).toBeGreaterThan(0)
  expect(came!.comes.every(({ from, to }) => from === to && to === WORLD.grids.west)).toBe(true)
  expect(went.length).toBeGreaterThan(0)
  for (const { goes } of went) expect(goes).toEqual(came!.comes)
})

it('comes in force on its day, once, and refuses what another plan has changed meanwhile', async () => {
  const first = await begin({ area: WORLD.communities.wenlan })
  const second = await begin({ area: '330199001' })
  await splitWest(first.id, across(30.251))
  await splitWest(second.id, across(30.2515))
  for (const { id } of [first, second]) await decide(id, { decision: 'submit' })
  const { db } = app()
  for (const { id } of [first, second]) {
    const later = await db.first<{ day: string }>('select today() + 3 as day')
    const made = await decide(
      id,
      { decision: 'approve', note: '', validFrom: later!.day },
      'reviewer',
    )
    expect(await made.json()).toMatchObject({ state: 'approved', validFrom: later!.day })
  }
  expect(await publishDue({ db }, createPlanStates())).toBe(0)
  await db.execute(`update grid_plan set valid_from = today() where state = 'approved'`)
  await Promise.all([
    publishDue({ db }, createPlanStates()),
    publishDue({ db }, createPlanStates()),
  ])
  const states = async (id: string) =>
    (await get<GridPlanSummary>('planner', `/api/grid-plans/${id}`)).state
  expect([await states(first.id), await states(second.id)].sort()).toEqual(['draft', 'published'])
  const published = await db.query(
    `select target from audit_trail where action = 'grid.publish' and target = any($1)`,
    [[first.id, second.id]],
  )
  expect(published).toHaveLength(1)
})

it('is stopped in the middle by who has it back, and left alone by who may not', async () => {
  const { id, area } = await begin({ area: WORLD.communities.wenlan })
  const { db } = app()
  await decide(id, { decision: 'submit' })
  const work = followPublication(db, { id, area, version: 0 }, async ({ reach }) => {
    expect((await decide(id, { decision: 'return', note: '' })).status).toBe(409)
    await reach(0.4)
    expect((await decide(id, { decision: 'takeBack' })).status).toBe(200)
    // The word is on its way.
    for (;;) await reach(0.5).then(() => db.query('select 1'))
  })
  await expect(work).rejects.toMatchObject({ code: 'publication-stopped' })
  expect((await get<GridPlanSummary>('planner', `/api/grid-plans/${id}`)).state).toBe('draft')
})

it('leaves rights by grid with their code, and lists those whose grid has ended for who grants', async () => {
  const { id } = await begin({ area: WORLD.communities.wenlan })
  const coverage = coverageOf(await read(id))
  const { left, right } = [...coverage.arcs()].find(
    (arc) => arc.left !== OUTSIDE && arc.right !== OUTSIDE,
  )!
  const [keep, gone] = [left, right] as [CellId, CellId]
  const codes = [keep, gone].map((cell) => coverage.cell(cell)!.code!)
  const change = changeOf(mergeCells(coverage, { keep, gone }))
  expect((await stroke(id, { change })).status).toBe(200)
  const row = await app().db.first<{ id: number }>(
    `insert into role_assignment (user_id, role, areas, max_sensitivity)
     select id, 'gridWorker', $1::text[], 3 from user_account where username = 'handler' returning id`,
    [codes],
  )
  const outdated = async () =>
    (await get<OutdatedGrant[]>('security', '/api/grants/outdated')).filter(
      ({ grant }) => grant === row!.id,
    )
  expect(await outdated()).toEqual([])
  await decide(id, { decision: 'submit' })
  await decide(id, { decision: 'approve', note: '', validFrom: await today() }, 'reviewer')

  const [listed, ...more] = await outdated()
  expect(more).toEqual([])
  expect(listed).toMatchObject({ grant: row!.id, username: 'handler', role: 'gridWorker' })
  const [successor] = listed!.successors
  expect([listed!.ended, successor!.code].sort()).toEqual(codes.sort())
  const path = `/api/grants/${row!.id}/move`
  expect((await send(path, {})).status).toBe(403)
  const moved = await send(path, {}, { user: 'security' })
  expect(await moved.json()).toMatchObject({
    grants: expect.arrayContaining([
      expect.objectContaining({ role: 'gridWorker', areas: [successor!.code], state: 'current' }),
      expect.objectContaining({ id: row!.id, state: 'ended' }),
    ]),
  })
  expect(await outdated()).toEqual([])
  expect((await send(path, {}, { user: 'security' })).status).toBe(409)
})

it('is not submitted while the rules find errors, and is talked about on the map', async () => {
  const { items } = await read((await begin({ area: WORLD.communities.wenlan })).id)
  const { id } = await begin({ area: '330199001', from: { kind: 'items', items } })
  const refused = await decide(id, { decision: 'submit' })
  expect(refused.status).toBe(422)
  const { error } = (await refused.json()) as {
    error: { code: string; details: { issues: GridPlanIssue[] } }
  }
  expect(error.code).toBe('plan-invalid')
  expect(error.details.issues).toMatchObject([
    { check: 'building-cell', severity: 'error', subject: WORLD.buildings.farmhouse },
  ])

  const comment = { id: 'c1', place: [120.012, 30.253], text: '桥头村漏了' }
  const path = `/api/grid-plans/${id}/comments`
  expect((await send(path, comment, { user: 'reviewer' })).status).toBe(201)
  expect((await send(path, comment, { user: 'reviewer' })).status).toBe(201)
  const comments = await get<GridPlanComment[]>('planner', path)
  expect(comments).toMatchObject([{ ...comment, by: '网格审核员', isOwn: false, resolved: false }])
  await send(`${path}/c1`, { resolved: true }, { method: 'PATCH' })
  const { openComments } = await get<GridPlanSummary>('planner', `/api/grid-plans/${id}`)
  expect(openComments).toBe(0)
  expect((await decide(id, { decision: 'withdraw' })).status).toBe(200)
  expect((await stroke(id, { change: { note: '', put: [], remove: [] } })).status).toBe(409)
})
