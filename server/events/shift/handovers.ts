import {
  type EventPerson,
  type LayerScope,
  Refusal,
  type ShiftHandover,
} from '../../../data/contracts/index.ts'
import type { Registry } from '../../../data/registry/index.ts'
import { audit } from '../../security/audit.ts'
import { visibleAreas } from '../../security/visible-areas.ts'
import { announce } from '../../storage/announce.ts'
import type { Queryable } from '../../storage/database.ts'
import { type EventRow, eventSummary } from '../../storage/event-summary.ts'
import { loadSql } from '../../storage/sql-file.ts'
import { peopleFor } from '../loop/people.ts'

const listHandoversSql = loadSql(import.meta.url, 'list-handovers.sql')
const listSummaries = loadSql(import.meta.url, 'list-summaries.sql')
const DAY_MS = 86_400_000
const SHOWN_DAYS = 7

interface HandoverRow {
  id: string
  from_user: string
  to_user: string
  nos: string[]
  note: string
  state: ShiftHandover['state']
  made_at: Date
  answered_at: Date | null
  from: string
  to: string
}

export interface Handover extends ShiftHandover {
  fromUser: string
  toUser: string
  nos: readonly string[]
}

export async function listHandovers(
  client: Queryable,
  scope: LayerScope,
  id: string | null = null,
): Promise<Handover[]> {
  const since = new Date(Date.now() - SHOWN_DAYS * DAY_MS)
  const rows = await client.query<HandoverRow>(listHandoversSql, [scope.userId, since, id])
  const nos = [...new Set(rows.flatMap((row) => row.nos))]
  const { patterns } = visibleAreas(scope)
  const events = await client.query<EventRow>(listSummaries, [nos, patterns])
  return rows.map((row) => ({
    id: row.id,
    direction: row.from_user === scope.userId ? 'out' : 'in',
    from: row.from,
    to: row.to,
    note: row.note,
    state: row.state,
    madeAt: row.made_at.toISOString(),
    answeredAt: row.answered_at?.toISOString() ?? null,
    events: events.filter(({ no }) => row.nos.includes(no)).map(eventSummary),
    count: row.nos.length,
    fromUser: row.from_user,
    toUser: row.to_user,
    nos: row.nos,
  }))
}

interface HeldRow {
  no: string
  grid: string
}

/** What somebody has in hand as its handler and could hand on. */
export const heldBy = (client: Queryable, userId: string): Promise<HeldRow[]> =>
  client.query<HeldRow>(
    `select no, grid from grid_event
     where holder_user = $1 and holder_kind = 'handler' and state in ('dispatched', 'doing', 'suspended', 'rework')
     order by no`,
    [userId],
  )

/** Who could take all of it: whose grants reach every one of the places. */
export async function takersOf(
  client: Queryable,
  registry: Registry,
  { userId }: LayerScope,
  held: readonly HeldRow[],
): Promise<EventPerson[]> {
  const grids = [...new Set(held.map(({ grid }) => grid))]
  let able: EventPerson[] | undefined
  for (const grid of grids) {
    const people = await peopleFor(client, registry, grid)
    const ids = new Set(people.map(({ id }) => id))
    able = able === undefined ? people : able.filter(({ id }) => ids.has(id))
  }
  return (able ?? []).filter(({ id }) => id !== userId)
}

export interface Offer {
  to: string
  nos: readonly string[] | undefined
  note: string
}

/** Offers what one has in hand; answers the id of the offer. */
export async function offerHandover(
  client: Queryable,
  registry: Registry,
  scope: LayerScope,
  { to, nos, note }: Offer,
): Promise<string> {
  const held = await heldBy(client, scope.userId)
  const offered = nos === undefined ? held : held.filter(({ no }) => nos.includes(no))
  if (offered.length === 0 || (nos && offered.length < new Set(nos).size)) {
    throw new Refusal(422, 'handover-nothing', 'nos: These are not all in your hands.', {
      field: 'nos',
    })
  }
  const takers = await takersOf(client, registry, scope, offered)
  if (!takers.some(({ id }) => id === to)) {
    throw new Refusal(422, 'person-unknown', 'to: Nobody of that name handles events there.', {
      field: 'to',
    })
  }
  const row = await client.first<{ id: string }>(
    'insert into shift_handover (from_user, to_user, nos, note) values ($1, $2, $3, $4) returning id::text as id',
    [scope.userId, to, offered.map(({ no }) => no), note],
  )
  const details = { to, events: offered.length }
  await audit(client, {
    userId: scope.userId,
    action: 'shift.offer',
    target: row!.id,
    layer: 'EVENT',
    details,
  })
  await tellOfHandover(client, to)
  return row!.id
}

/** The other of the two hears of it at once; nobody else does. */
export const tellOfHandover = (client: Queryable, userId: string): Promise<void> =>
  announce(client, { kind: 'shiftHandover' }, '', userId)
