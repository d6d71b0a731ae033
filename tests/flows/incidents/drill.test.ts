import { randomUUID } from 'node:crypto'
import { expect, onTestFinished, test } from 'vitest'
import type {
  FieldAct,
  Incident,
  IncidentDoor,
  IncidentLogPage,
  IncidentProgress,
  IncidentReceipt,
  IncidentSurvey,
} from '../../../data/contracts/index.ts'
import { DEMO_PASSWORD } from '../../../server/security/demo-accounts.ts'
import { watchRollCall } from '../../builders/commanders-view.ts'
import {
  dataDirForTest,
  type ServerProcess,
  startServerProcess,
} from '../../builders/server-process.ts'
import { newDatabaseForTest } from '../server/new-database.ts'
import { HOUSEHOLDS, insertDrillWorld } from './drill-world.ts'

const RESPONDERS = Array.from({ length: 60 }, (_, i) => ({ key: `r${i}`, name: `队员${i + 1}` }))
const TEN_MINUTES_MS = 600_000

/** The sources' drill: 792 households out within ten minutes, and somebody knows which doors were not knocked on. */
test('sixty responders clear 792 households, a third of them offline, and the server dies in between', async () => {
  const { url: database, db } = await newDatabaseForTest()
  const world = await insertDrillWorld(db)
  expect(HOUSEHOLDS).toBe(792)
  const env = { ONEMAP_DATA_DIR: dataDirForTest(), ONEMAP_MODE: 'demo', DATABASE_URL: database }
  let server = await startServer(env)
  let commander = await signIn(server, 'commander')
  let worker = await signIn(server, 'worker')

  const wanted = {
    kind: 'collapse',
    title: '文澜路塌陷',
    drill: true,
    place: { polygon: world.polygon },
  }
  const survey = await commander<IncidentSurvey>('/api/incidents/survey', {
    kind: wanted.kind,
    place: wanted.place,
  })
  expect(survey.counts).toMatchObject({
    buildings: 23,
    rooms: 793,
    households: 792,
    residents: world.residents,
    help: world.needHelp.size,
  })
  expect(new Set(survey.help?.map(({ room }) => room))).toEqual(world.needHelp)

  const id = randomUUID()
  const path = `/api/incidents/${id}`
  const opened = await commander<Incident>('/api/incidents', { id, ...wanted })
  expect(await commander<Incident>('/api/incidents', { id, ...wanted })).toEqual(opened)
  expect(opened).toMatchObject({ state: 'open', drill: true, doors: 793 })
  await commander<IncidentReceipt>(`${path}/orders`, {
    acts: [
      { id: randomUUID(), at: new Date().toISOString(), kind: 'assign', responders: RESPONDERS },
    ],
  })
  const begun = await commander<IncidentProgress>(`${path}/progress`)
  expect(new Set(begun.doors.map(({ room }) => room))).toEqual(world.rooms)
  expect(begun.counts.untouched).toBe(793)
  expect(begun.responders.every(({ doors }) => doors > 0)).toBe(true)
  let view = await watchRollCall({ url: server.url, cookie: commander.cookie, incident: id })

  const start = Date.now() - TEN_MINUTES_MS
  const ticksOf = (responder: string): FieldAct[] =>
    begun.doors
      .filter((door) => door.responder === responder)
      .map(({ room }, i, doors) => ({
        id: randomUUID(),
        at: new Date(start + (TEN_MINUTES_MS * (i + 1)) / (doors.length + 1)).toISOString(),
        kind: 'tickDoor',
        room,
        result: 'cleared',
        people: 2,
        responder,
      }))
  const rounds = RESPONDERS.map(({ key }) => ({ key, acts: ticksOf(key) }))
  // Two more knock on a door where somebody has been already.
  const twice = rounds.slice(0, 5).map(({ acts }) => acts[0]!)
  const again = twice.map(
    (act): FieldAct => ({ ...act, id: randomUUID(), responder: 'r59' }) as FieldAct,
  )
  const online = rounds.slice(0, 40).flatMap(({ acts }) => acts)
  const half = Math.floor(online.length / 2)

  await handIn(worker, path, online.slice(0, half), 11)
  // How long before the commander sees it: of some, as a busy machine may be slow with one.
  const behindMs: number[] = []
  for (const act of online.slice(half, half + 5)) {
    const { seq } = await worker<IncidentReceipt>(`${path}/field-acts`, { acts: [act] })
    const writtenAt = performance.now()
    await expect.poll(() => view.sawAt(seq), { interval: 10 }).toBeDefined()
    behindMs.push(view.sawAt(seq)! - writtenAt)
  }
  expect(Math.min(...behindMs)).toBeLessThanOrEqual(1_000)

  // Nobody can know whether this one was written down: it is sent again.
  const cut = worker<IncidentReceipt>(`${path}/field-acts`, { acts: online.slice(half, half + 20) })
  server.child.kill('SIGKILL')
  await cut.catch(() => undefined)
  await server.ended
  await view.close()
  server = await startServer(env)
  commander = await signIn(server, 'commander')
  worker = await signIn(server, 'worker')
  view = await watchRollCall({ url: server.url, cookie: commander.cookie, incident: id }, view)
  await handIn(worker, path, online.slice(half), 11)
  await Promise.all(
    rounds.slice(40).map(({ acts }) => worker<IncidentReceipt>(`${path}/field-acts`, { acts })),
  )
  const all = rounds.flatMap(({ acts }) => acts)
  // A phone that has had no answer hands everything in once more.
  await worker<IncidentReceipt>(`${path}/field-acts`, { acts: [...all.slice(0, 100), ...again] })

  const ended = await commander<IncidentProgress>(`${path}/progress?after=0`)
  expect(ended.counts).toEqual({ cleared: 793, refused: 0, notHome: 0, needsHelp: 0, untouched: 0 })
  expect(ended.minutesLeft).toBe(0)
  expect(
    ended.doors
      .filter(({ tickers }) => tickers === 2)
      .map(({ room }) => room)
      .sort(),
  ).toEqual(twice.map((act) => (act.kind === 'tickDoor' ? act.room : '')).sort())
  // Whoever has only watched has the same before them, across the break.
  await expect.poll(() => view.seq()).toBe(ended.seq)
  expect([...view.doors.values()].sort(byRoom)).toEqual([...ended.doors].sort(byRoom))
  await view.close()
  const log: string[] = []
  for (let after = 0, more = true; more; ) {
    const page: IncidentLogPage = await commander(`${path}/log?after=${after}`)
    log.push(...page.entries.map(({ act }) => act.id))
    after = page.entries.at(-1)?.seq ?? after
    more = page.more
  }
  expect(log.slice(1).sort()).toEqual([...all, ...again].map((act) => act.id).sort())
})

type Ask = (<Answer>(path: string, body?: unknown) => Promise<Answer>) & { cookie: string }

const byRoom = (a: IncidentDoor, b: IncidentDoor) => (a.room < b.room ? -1 : 1)

async function startServer(env: Record<string, string>): Promise<ServerProcess> {
  const server = await startServerProcess(env)
  onTestFinished(async () => {
    server.child.kill('SIGKILL')
    await server.ended
  })
  return server
}

async function signIn({ url }: ServerProcess, username: string): Promise<Ask> {
  const headers = { 'Content-Type': 'application/json', origin: url }
  const answer = await fetch(`${url}/api/sessions`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ username, password: DEMO_PASSWORD }),
  })
  const cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? ''
  const ask = async <Answer>(path: string, body?: unknown) => {
    const init = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }
    const answer = await fetch(url + path, { ...init, headers: { ...headers, cookie } })
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
    return (await answer.json()) as Answer
  }
  return Object.assign(ask, { cookie })
}

/** In small packets, several phones at a time. */
async function handIn(ask: Ask, path: string, acts: readonly FieldAct[], size: number) {
  const packets = Array.from({ length: Math.ceil(acts.length / size) }, (_, i) =>
    acts.slice(i * size, (i + 1) * size),
  )
  const waiting = packets.values()
  const phone = async () => {
    for (const packet of waiting) await ask<IncidentReceipt>(`${path}/field-acts`, { acts: packet })
  }
  await Promise.all(Array.from({ length: 8 }, phone))
}
