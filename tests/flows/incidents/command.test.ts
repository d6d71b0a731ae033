import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type {
  FieldAct,
  Incident,
  IncidentLogPage,
  IncidentPerson,
  IncidentPosition,
  IncidentProgress,
  IncidentReceipt,
  IncidentRound,
  IncidentStatistics,
  IncidentSurvey,
  IncidentZone,
  OrderAct,
} from '../../../data/contracts/index.ts'
import { encodeWkb } from '../../../data/formats/wkb.ts'
import { escalateTasks } from '../../../server/incidents/escalation/escalate.ts'
import { createIncidentFollower } from '../../../server/incidents/roll-call/follow-incident.ts'
import type { Database } from '../../../server/storage/database.ts'
import { photoAt } from '../../builders/photo.ts'
import { createTestApp, type DemoUser, type TestApp } from '../../builders/test-app.ts'
import { WORLD } from '../../builders/tiny-world.ts'
import { type DrillWorld, insertDrillWorld } from './drill-world.ts'

const MINUTE = 60_000
/** The first house of the estate: three stairwells of twelve doors. */
const HOUSE = [120.0008, 30.2522] as const
let app: TestApp
let world: DrillWorld
beforeAll(async () => {
  app = await createTestApp({
    seed: async (db) => {
      world = await insertDrillWorld(db)
      await insertRoads(db)
    },
  })
})
afterAll(() => app.close())

const ask = async <Body>(user: DemoUser, path: string, method = 'GET', body?: unknown) => {
  const headers = { 'Content-Type': 'application/json' }
  const init = body === undefined ? { method } : { method, headers, body: JSON.stringify(body) }
  const answer = await app.as(user).request(path, init)
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
  return (answer.status === 204 ? undefined : await answer.json()) as Body
}
const open = async (over: object = {}) => {
  const id = randomUUID()
  const place = { point: HOUSE, radiusM: 10 }
  const wanted = { id, kind: 'collapse', title: '文澜路塌陷', drill: true, place, ...over }
  await ask<Incident>('commander', '/api/incidents', 'POST', wanted)
  return `/api/incidents/${id}`
}
type Bare<Act> = Act extends unknown ? Omit<Act, 'id' | 'at'> : never
const acted = (act: object) => ({ id: randomUUID(), at: new Date().toISOString(), ...act })
const order = (user: DemoUser, path: string, act: Bare<OrderAct>) =>
  ask<IncidentReceipt>(user, `${path}/orders`, 'POST', { acts: [acted(act)] })
const field = (path: string, act: Bare<FieldAct>) =>
  ask<IncidentReceipt>('worker', `${path}/field-acts`, 'POST', { acts: [acted(act)] })
const refused = ({ results: [result] }: IncidentReceipt) =>
  result && 'refused' in result ? result.refused : undefined
const progress = (path: string, query = '') =>
  ask<IncidentProgress>('commander', `${path}/progress${query}`)

it('finds the roads out, and how many houses take which', async () => {
  const { exits } = await ask<IncidentSurvey>('commander', '/api/incidents/survey', 'POST', {
    kind: 'collapse',
    place: { polygon: world.polygon },
  })
  expect(exits?.map(({ road }) => road).sort()).toEqual(['文澜路', '文澜路', '清源路'])
  expect(exits?.reduce((sum, { buildings }) => sum + buildings, 0)).toBe(23)
  expect(exits?.every(({ lines, buildings }) => buildings === 0 || lines.length > 0)).toBe(true)
})

it('counts people exactly, or not at all for who may not count them', async () => {
  const place = { polygon: world.polygon }
  const countsFor = async (user: DemoUser) => {
    const asked = { kind: 'collapse', place }
    return (await ask<IncidentSurvey>(user, '/api/incidents/survey', 'POST', asked)).counts
  }
  const grade = (of: number) =>
    app.db.execute(
      `update role_assignment set max_sensitivity = $1 where user_id = 'demo:deputy'`,
      [of],
    )
  const exact = await countsFor('deputy')
  expect(exact.residents).toBeGreaterThan(exact.households!)
  await grade(2)
  const nobody = { households: null, residents: null, help: null }
  expect(await countsFor('deputy')).toEqual({ ...exact, ...nobody })
  await grade(3)
})

it('keeps an area as a zone for one click, until it is taken out of use', async () => {
  const zone = { id: randomUUID(), name: '低洼片区', kind: 'flood' }
  const wanted = { ...zone, place: { polygon: world.polygon } }
  const made = await ask<IncidentZone>('commander', '/api/incident-zones', 'POST', wanted)
  expect(made).toMatchObject({ ...zone, subdistrict: WORLD.qingyuan, buildings: 23 })
  expect(made.subdistrictName).toMatch(/街道/)
  const list = () => ask<IncidentZone[]>('commander', '/api/incident-zones')
  expect(await list()).toEqual([made])
  await ask('commander', `/api/incident-zones/${made.id}`, 'DELETE')
  expect(await list()).toEqual([])
})

it('passes a task on when nobody answers, once, however many servers look', async () => {
  const path = await open()
  const give = { kind: 'giveTask', task: 'gas', title: '关阀', to: '甲', withinMinutes: 5 } as const
  await order('commander', path, { ...give, next: ['乙'], step: 'collapse/1' })
  const tick = (minutes: number) =>
    Promise.all(
      [createIncidentFollower(), createIncidentFollower()].map((follow) =>
        escalateTasks(app.services, follow, Date.now() + minutes * MINUTE),
      ),
    )
  expect((await tick(4)).flat()).toEqual([])
  expect((await tick(6)).flat()).toEqual([5])
  const asked = (await progress(path)).tasks[0]
  expect(asked).toMatchObject({ to: '乙', passedBy: ['甲'], withCommander: false })
  expect((await tick(12)).flat()).toEqual([])
  expect((await progress(path)).tasks[0]).toMatchObject({ withCommander: true })
  await tick(99)
  const { entries } = await ask<IncidentLogPage>('commander', `${path}/log`)
  expect(entries.map(({ act, by }) => [act.kind, by])).toEqual([
    ['giveTask', '指挥长'],
    ['escalateTask', ''],
    ['escalateTask', ''],
  ])
  await expect(app.db.execute('delete from incident_act')).rejects.toThrow('append-only')
})

it('hands command over when the other accepts', async () => {
  const path = await open()
  const id = path.split('/').at(-1)!
  const people = await ask<IncidentPerson[]>('commander', `${path}/commanders`)
  const other = people.find(({ id }) => id === 'demo:deputy')!
  const offer = { kind: 'transfer', text: '' } as const
  expect(refused(await order('commander', path, { ...offer, to: '某', user: 'x' }))).toBe(
    'unknownPerson',
  )
  await order('commander', path, { ...offer, to: other.name, user: other.id })
  const note = { kind: 'close', text: '' } as const
  expect(refused(await order('deputy', path, note))).toBe('notInCommand')
  expect(await ask<Incident>('commander', `/api/incidents/${id}`)).toMatchObject({
    commander: '指挥长',
    offeredTo: other,
    isOfferedToYou: false,
  })
  await order('deputy', path, { kind: 'takeCommand', text: '' })
  expect(await ask<Incident>('commander', `/api/incidents/${id}`)).toMatchObject({
    commander: other.name,
    offeredTo: null,
  })
  expect(refused(await order('commander', path, note))).toBe('notInCommand')
  expect(refused(await order('deputy', path, note))).toBeUndefined()
})

it('knows where those on duty are while they agree, and forgets it at the end', async () => {
  const path = await open()
  const here = { lonLat: [120.002, 30.253], accuracyM: 12, responder: '周' }
  await ask('worker', `${path}/position`, 'PUT', here)
  await ask('worker', `${path}/position`, 'PUT', { ...here, responder: '吴' })
  const positions = () => ask<IncidentPosition[]>('commander', `${path}/positions`)
  expect((await positions()).map(({ name }) => name)).toEqual(['吴', '周'])
  const survey = await ask<IncidentSurvey>('commander', `${path}/survey`)
  expect(survey.nearby).toHaveLength(2)
  await ask('worker', `${path}/position?responder=${encodeURIComponent('吴')}`, 'DELETE')
  expect((await positions()).map(({ name }) => name)).toEqual(['周'])
  await order('commander', path, { kind: 'close', text: '' })
  expect(await positions()).toEqual([])
  await expect(ask('worker', `${path}/position`, 'PUT', here)).rejects.toThrow('incident-closed')
})

it('shows a photo of a door without where it was taken, the roll-call as it was, and how it went', async () => {
  const path = await open()
  const round = await ask<IncidentRound>('worker', `${path}/round`)
  expect(round.buildings).toHaveLength(1)
  const [first, second] = (await progress(path)).doors
  await field(path, { kind: 'tickDoor', room: first!.room, result: 'notHome' })
  const between = (await ask<IncidentLogPage>('commander', `${path}/log`)).entries[0]!.recordedAt
  const photo = await sendPhoto(path)
  expect(photo).toMatch(/^[0-9a-f]{64}$/)
  const room = second!.room
  const tick = { kind: 'tickDoor', room, result: 'cleared' } as const
  expect(refused(await field(path, { ...tick, photo: '0'.repeat(64) }))).toBe('unknownPhoto')
  await field(path, { ...tick, photo })
  const now = await progress(path)
  expect(now.counts).toMatchObject({ notHome: 1, cleared: 1 })
  expect(now.doors.find((door) => door.room === room)?.photos).toEqual([photo])
  const shown = await app.as('commander').request(`${path}/photos/${photo}`)
  expect(Buffer.from(await shown.arrayBuffer()).includes('secret-device')).toBe(false)
  await app.db.execute(
    `update role_assignment set max_sensitivity = 1 where user_id = 'demo:handler'`,
  )
  expect((await app.as('handler').request(`${path}/photos/${photo}`)).status).toBe(404)

  expect((await progress(path, `?at=${between}`)).counts).toMatchObject({ notHome: 1, cleared: 0 })
  await order('commander', path, { kind: 'close', text: '' })
  const statistics = await ask<IncidentStatistics>('commander', `${path}/statistics`)
  expect(statistics).toMatchObject({ doors: 36, knocked: 2, cleared: 1, perMinute: [2] })
  expect(statistics.earlier.length).toBeGreaterThan(0)
})

async function sendPhoto(path: string): Promise<string> {
  const form = new FormData()
  form.set('file', new Blob([Uint8Array.from(photoAt(120.002, 30.253))]), 'photo.jpg')
  const { headers, body } = new Request('http://x/', { method: 'POST', body: form })
  const answer = await app.as('worker').request(`${path}/photos`, {
    method: 'POST',
    headers: { 'Content-Type': headers.get('Content-Type') ?? '' },
    body: await new Response(body).arrayBuffer(),
  })
  return ((await answer.json()) as { digest: string }).digest
}

/** One road from west to east through the estate, another from its middle to the north. */
async function insertRoads(db: Database): Promise<void> {
  const road = (code: string, name: string, coordinates: [number, number][]) => [
    ...[WORLD.qingyuan, 'ROAD', code, name, 3],
    ...[coordinates[1]![0], coordinates[1]![1]],
    Buffer.from(encodeWkb({ type: 'LineString', coordinates })),
    WORLD.grids.west,
  ]
  await db.copyFrom(
    'map_feature',
    ['subdistrict', 'layer', 'code', 'name', 'class', 'lon', 'lat', 'geometry', 'grid'],
    [
      road('road-1', '文澜路', [
        [119.999, 30.2531],
        [120.0012, 30.2531],
        [120.002, 30.2531],
        [120.003, 30.2531],
        [120.006, 30.2531],
      ]),
      road('road-2', '清源路', [
        [120.002, 30.2531],
        [120.002, 30.254],
        [120.002, 30.256],
      ]),
    ],
  )
}
