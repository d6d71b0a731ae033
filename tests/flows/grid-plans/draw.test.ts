import { expect, it } from 'vitest'
import type {
  GridPlanChange,
  GridPlanFacts,
  GridPlanGround,
  GridPlanLock,
  GridPlanSummary,
} from '../../../data/contracts/index.ts'
import type { Arc } from '../../../data/rules/coverage/items.ts'
import { addVertex } from '../../../data/rules/coverage/operations/add-vertex.ts'
import { describeCell } from '../../../data/rules/coverage/operations/change-cells.ts'
import type { Client } from '../../bench/lib/kill/client.ts'
import { planWriter } from '../../bench/lib/kill/plan-writer.ts'
import { dbf, shpOfPolygons } from '../../builders/shapefile.ts'
import type { DemoUser } from '../../builders/test-app.ts'
import { useTinyApp } from '../../builders/tiny-app.ts'
import { WORLD } from '../../builders/tiny-world.ts'
import { changeOf, coverageOf, createPlanClient } from './plan-client.ts'

const tiny = useTinyApp()
const { app, get, status } = tiny
const { begin, read, send, stroke } = createPlanClient(tiny)

/** The arc between west and east, with a vertex 0.001° into the west or the east. */
async function pushed(id: string, byDegrees: number) {
  const plan = await read(id)
  const coverage = coverageOf(plan)
  const [west, east] = [WORLD.grids.west, WORLD.grids.east].map(
    (code) => [...coverage.cells()].find((cell) => cell.code === code)!.id,
  )
  const arc = [...coverage.arcs()].find(
    ({ left, right }) => [left, right].includes(west!) && [left, right].includes(east!),
  ) as Arc
  const at = [Math.round((120.006 + byDegrees) * 1e7), 302_530_000] as const
  return {
    plan,
    coverage,
    arc,
    change: changeOf(addVertex(coverage, { arc: arc.id, segment: 0, at })),
  }
}

it('begins with the grids in force, once however often it is asked', async () => {
  const first = await begin({ clientId: 'twice' })
  const again = await begin({ clientId: 'twice' })
  expect(again).toEqual(first)
  expect(first).toMatchObject({
    state: 'draft',
    version: 0,
    cells: 3,
    isOwn: true,
    area: '330199001',
  })
  const plan = await read(first.id)
  expect(plan.takenOver).toEqual([])
  expect([...coverageOf(plan).cells()].map(({ code }) => code).sort()).toEqual([
    WORLD.grids.west,
    WORLD.grids.east,
    WORLD.grids.south,
  ])
  const listed = await get<GridPlanSummary[]>(
    'planner',
    '/api/grid-plans?area=330199001&state=draft',
  )
  expect(listed.map(({ id }) => id)).toContain(first.id)
})

it('is not there for who sees only a part of its area, nor for who plans no grids', async () => {
  const { id } = await begin({})
  expect(await status('worker', `/api/grid-plans/${id}`)).toBe(403)
  expect(await status('planner', '/api/grid-plans/absentabsent')).toBe(404)
})

it('takes a stroke once, keeps its log, and carries on from a file or another plan', async () => {
  const { id } = await begin({})
  const { change } = await pushed(id, 0.001)
  const made = await stroke(id, { id: 's1', change })
  expect(await made.json()).toEqual({ version: 1, others: [] })
  expect(await (await stroke(id, { id: 's1', change })).json()).toEqual({ version: 1, others: [] })
  const log = await get<GridPlanChange[]>('planner', `/api/grid-plans/${id}/changes?after=0`)
  expect(log).toMatchObject([{ version: 1, strokeId: 's1', isOwn: true, change }])
  const { items } = await read(id)
  const copy = await read((await begin({ from: { kind: 'plan', id } })).id)
  expect(copy.items).toEqual(items)
  const file = await read((await begin({ from: { kind: 'items', items } })).id)
  expect(file.items).toEqual(items)
})

it('refuses two strokes on one boundary and shows both, but merges those on others', async () => {
  const { id } = await begin({})
  const { change, coverage } = await pushed(id, 0.001)
  const other = await pushed(id, -0.001)
  const south = [...coverage.cells()].find(({ code }) => code === WORLD.grids.south)!
  const rename = changeOf(describeCell(coverage, { cell: south.id, name: '桥头新网格' }))
  expect((await stroke(id, { change })).status).toBe(200)
  const refused = await stroke(id, { change: other.change })
  expect(refused.status).toBe(409)
  expect(await refused.json()).toMatchObject({
    error: {
      code: 'plan-conflict',
      details: { version: 1, items: [{ id: other.arc.id, theirs: change.put[0] }] },
    },
  })
  const merged = await stroke(id, { base: 0, change: rename })
  expect(await merged.json()).toMatchObject({ version: 2, others: [{ version: 1, change }] })
})

it('refuses what would leave a gap, cross the border or break a lock of somebody else', async () => {
  const { id } = await begin({})
  const { change, arc, plan } = await pushed(id, 0.005)
  expect(
    (
      await stroke(id, {
        change: { ...change, put: [{ ...arc, points: [...arc.points].reverse() }] },
      })
    ).status,
  ).toBe(422)
  const outside = coverageOf(plan)
  const border = [...outside.arcs()].find(({ left, right }) => [left, right].includes('outside'))!
  const gone = await stroke(id, { change: { note: '', put: [], remove: [border.id] } })
  expect(gone.status).toBe(422)
  expect(await gone.json()).toMatchObject({ error: { code: 'stroke-refused' } })
  const locked = await send(`/api/grid-plans/${id}/locks`, { items: [arc.id] }, { method: 'PUT' })
  expect((await locked.json()) as GridPlanLock[]).toMatchObject([{ item: arc.id, isOwn: true }])
  await app().db.execute(`update grid_plan_lock set by_user = 'somebody'`)
  const held = await stroke(id, { change: (await pushed(id, 0.001)).change })
  expect(held.status).toBe(409)
  await app().db.execute(`update grid_plan_lock set expires_at = now() - interval '1 second'`)
  expect((await stroke(id, { change: (await pushed(id, 0.001)).change })).status).toBe(200)
})

it('counts what stands where, and shows the ground that plans are judged by', async () => {
  const { id } = await begin({})
  const facts = await get<GridPlanFacts>('planner', `/api/grid-plans/${id}/facts`)
  const sum = (column: readonly number[]) => column.reduce((a, b) => a + b, 0)
  expect({
    rooms: sum(facts.rooms),
    enterprises: sum(facts.enterprises),
    openEvents: sum(facts.openEvents),
    rows: facts.x.length === facts.households.length,
  }).toEqual({ rooms: 5, enterprises: 2, openEvents: 2, rows: true })
  const ground = await get<GridPlanGround>('planner', `/api/grid-plans/${id}/ground`)
  expect(ground.communities.map(({ code }) => code)).toEqual([
    WORLD.communities.wenlan,
    WORLD.communities.qiaotou,
  ])
  expect(ground.buildings).toHaveLength(3)
})

it('loses nothing of two planners who draw at once', async () => {
  const clientOf = (user: 'planner' | 'reviewer'): Client => ({
    ask: async <Body>(method: string, path: string, body?: object | FormData) => {
      const init = body && {
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(body),
      }
      const answer = await app()
        .as(user)
        .request(path, { method, ...init })
      const text = await answer.text()
      if (!answer.ok) return { kind: 'refused', status: answer.status, text }
      return { kind: 'acknowledged', body: JSON.parse(text) as Body }
    },
    signIn: async () => true,
    use: () => undefined,
    cookie: () => 'signed in',
  })
  const writers = [
    planWriter(clientOf('planner'), 1, 'planner'),
    planWriter(clientOf('reviewer'), 2, 'reviewer'),
  ]
  const isOver = () => false
  await writers[0]!.step(isOver)
  for (let round = 0; round < 24; round++) {
    await Promise.all(writers.map((writer) => writer.step(isOver)))
  }
  const problems = await Promise.all(writers.map((writer) => writer.check(app().db)))
  expect(problems.flat()).toEqual([])
  expect(writers[0]!.counts().acknowledged + writers[1]!.counts().acknowledged).toBeGreaterThan(4)
})

it('reads the areas of files in any format for who plans, and keeps nothing of them', async () => {
  const square = [
    [120, 30.25],
    [120, 30.26],
    [120.01, 30.26],
    [120.01, 30.25],
    [120, 30.25],
  ]
  const files = {
    'grids.shp': shpOfPolygons([[square]]),
    'grids.dbf': dbf([{ name: 'NAME', length: 12 }], [[new TextEncoder().encode('河西')]]),
    'grids.cpg': new TextEncoder().encode('UTF-8'),
  }
  const send = (user: DemoUser) => {
    const body = new FormData()
    for (const [name, bytes] of Object.entries(files))
      body.append('file', new File([new Uint8Array(bytes)], name))
    return app().as(user).request('/api/grid-files', { method: 'POST', body })
  }
  expect((await send('analyst')).status).toBe(403)
  const answer = await send('planner')
  expect(await answer.json()).toMatchObject({
    format: 'Shapefile',
    skipped: 0,
    cells: [{ name: '河西', code: null, kind: 'general', polygons: [[square]] }],
  })
})
