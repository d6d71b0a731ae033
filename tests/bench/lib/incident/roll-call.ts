import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import type {
  FieldAct,
  IncidentDoor,
  IncidentLogPage,
  IncidentPlace,
  IncidentProgress,
  IncidentReceipt,
} from '../../../../data/contracts/index.ts'
import { watchRollCall } from '../../../builders/commanders-view.ts'
import type { OnemapServer } from '../onemap-server.ts'

export interface RollCallOptions {
  place: IncidentPlace
  responders: number
  /** In which all doors are ticked. */
  seconds: number
}

export interface RollCallRun {
  doors: number
  ticks: number
  /** From when a phone sent a tick to when the commander saw it, ms. */
  behindMs: number[]
  /** Ticks that are not there, and those that are there twice. */
  lost: number
  doubled: number
}

/** A third of the phones have no network until the end; some ticks are sent again, as by a phone that has had no answer. */
const OFFLINE_ONE_IN = 3
const AGAIN_ONE_IN = 20

/** Everybody knocks on their doors over HTTP while a commander watches. Ends the incident that it opens. */
export async function runRollCall(
  server: OnemapServer,
  { place, responders, seconds }: RollCallOptions,
): Promise<RollCallRun> {
  const id = randomUUID()
  const path = `/api/incidents/${id}`
  const ask = askAs(server)
  const order = (act: object) =>
    ask<IncidentReceipt>(`${path}/orders`, {
      acts: [{ id: randomUUID(), at: new Date().toISOString(), ...act }],
    })
  await ask('/api/incidents', { id, kind: 'collapse', title: 'Bench', drill: true, place })
  const people = Array.from({ length: responders }, (_, i) => ({ key: `r${i}`, name: `${i + 1}` }))
  await order({ kind: 'assign', responders: people })
  const { doors } = await ask<IncidentProgress>(`${path}/progress`)
  const view = await watchRollCall({ url: server.url, cookie: server.cookie, incident: id })

  const handedIn: HandedIn[] = []
  const handIn = async (acts: readonly FieldAct[]) => {
    const sentAt = performance.now()
    const { seq } = await ask<IncidentReceipt>(`${path}/field-acts`, { acts })
    handedIn.push({ seq, sentAt })
  }
  const begun = performance.now()
  const rounds = people.map(({ key }, index) => {
    const own = doors.filter(({ responder }) => responder === key)
    const dueAt = (i: number) =>
      begun + (seconds * 1_000 * (i + (index + 1) / responders)) / own.length
    return walk(own, { dueAt, isOnline: index % OFFLINE_ONE_IN !== 0, handIn })
  })
  const ticks = (await Promise.all(rounds)).flat()
  const last = Math.max(...handedIn.map(({ seq }) => seq))
  while (view.seq() < last) await pause(20)
  await view.close()
  const inLog = await readTicks(ask, path)
  await order({ kind: 'close', text: 'The drill is over.' })
  return {
    doors: doors.length,
    ticks: ticks.length,
    behindMs: handedIn.map(({ seq, sentAt }) => view.sawAt(seq)! - sentAt),
    lost: ticks.filter((act) => !inLog.includes(act.id)).length,
    doubled: inLog.length - new Set(inLog).size,
  }
}

interface HandedIn {
  /** Number of the last act of what was sent. */
  seq: number
  sentAt: number
}

interface Walk {
  dueAt: (door: number) => number
  isOnline: boolean
  handIn: (acts: readonly FieldAct[]) => Promise<void>
}

/** One phone, door after door; without a network everything is handed in at the end. */
async function walk(
  doors: readonly IncidentDoor[],
  { dueAt, isOnline, handIn }: Walk,
): Promise<FieldAct[]> {
  const acts: FieldAct[] = []
  for (const [i, { room, responder }] of doors.entries()) {
    await pause(Math.max(0, dueAt(i) - performance.now()))
    const act: FieldAct = {
      ...{ id: randomUUID(), at: new Date().toISOString(), kind: 'tickDoor', room },
      ...{ result: 'cleared', people: 2, ...(responder !== null && { responder }) },
    }
    acts.push(act)
    if (!isOnline) continue
    await handIn([act])
    if (i % AGAIN_ONE_IN === 0) await handIn([act])
  }
  if (!isOnline && acts.length > 0) await handIn(acts)
  return acts
}

type Ask = <Answer>(path: string, body?: unknown) => Promise<Answer>

const askAs =
  ({ url, cookie }: OnemapServer): Ask =>
  async <Answer>(path: string, body?: unknown) => {
    const headers = { cookie, origin: url, 'Content-Type': 'application/json' }
    const init = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }
    const answer = await fetch(url + path, { ...init, headers })
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
    return (await answer.json()) as Answer
  }

async function readTicks(ask: Ask, path: string): Promise<string[]> {
  const ids: string[] = []
  for (let after = 0, more = true; more; ) {
    const page = await ask<IncidentLogPage>(`${path}/log?after=${after}`)
    for (const { act } of page.entries) if (act.kind === 'tickDoor') ids.push(act.id)
    after = page.entries.at(-1)?.seq ?? after
    more = page.more
  }
  return ids
}
