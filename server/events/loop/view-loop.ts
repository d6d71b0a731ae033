import type {
  EventAction,
  EventActor,
  EventHistoryEntry,
  EventHolder,
  EventLoopView,
  LayerScope,
} from '../../../data/contracts/index.ts'
import { possibleActions, usedShare } from '../../../data/rules/event-loop/index.ts'
import { gradeAt } from '../../security/scope.ts'
import type { Queryable } from '../../storage/database.ts'
import { findTwins } from '../report/find-twins.ts'
import type { LedEvent } from './led-event.ts'

/** What handlers say to each other, and their photos: everybody who works on events must see them. */
const WORDS_GRADE = 2
const PHOTO_GRADE = 2

export interface LoopViewer {
  scope: LayerScope
  actor: EventActor
  hasPurpose: boolean
}

/** How far an event is, who has it, what this account can do with it, and what has been done. */
export async function viewLoop(
  client: Queryable,
  { scope, actor, hasPurpose }: LoopViewer,
  event: LedEvent,
): Promise<EventLoopView> {
  const { row, course, loop, adopted } = event
  const history = adopted.length > 0 ? adopted : await readActions(client, row)
  const names = await namesOf(client, [
    ...history.map(({ by }) => by),
    ...history.flatMap(({ input }) => input.handler ?? []),
    userOf(course.holder),
  ])
  const name = (user: string) => names.get(user) ?? ''
  const grade = gradeAt(scope, row.grid) ?? 1
  const { clock, desk, holder } = course
  const deskName = await nameOfDesk(client, desk.area)
  const photos = grade >= PHOTO_GRADE ? await readPhotos(client, row) : new Map<number, string[]>()
  const isOpen = holder !== null
  return {
    origin: row.origin,
    ruleVersion: course.ruleVersion,
    round: course.round,
    desk: { ...desk, name: deskName },
    holder: holder && {
      ...holder,
      name: holder.kind === 'desk' ? deskName : name(holder.user),
    },
    stage: clock?.stage ?? null,
    stageDueAt: clock && clock.stoppedWithMinutes === null ? iso(clock.dueAt) : null,
    stageShare: clock && usedShare(loop.calendar, clock, Date.now()),
    disposeDueAt: course.disposeDueAt === null ? null : iso(course.disposeDueAt),
    supervision: course.supervision,
    asked: course.asked,
    counts: {
      returns: course.returns,
      suspensions: course.suspensions,
      extensions: course.extensions,
      escalations: course.escalations,
      reworks: course.reworks,
    },
    rating: course.rating,
    route: row.route,
    actions: possibleActions(loop, course, actor, Math.max(Date.now(), course.lastAt)),
    history: history.map((action) => entryOf(action, { name, grade, photos })),
    mergedInto: course.mergedInto,
    children: await readChildren(client, row.no),
    twins: isOpen
      ? await findTwins(client, { scope, hasPurpose }, { ...row, at: row.reported_at })
      : [],
  }
}

const iso = (at: number) => new Date(at).toISOString()
const userOf = (holder: EventHolder | null) => (holder && holder.kind !== 'desk' ? holder.user : '')

interface Telling {
  name: (user: string) => string
  grade: number
  photos: ReadonlyMap<number, string[]>
}

function entryOf(action: EventAction, { name, grade, photos }: Telling): EventHistoryEntry {
  const { seq, at, verb, by, post, input } = action
  const pictures = photos.get(seq)
  return {
    seq,
    at: iso(at),
    verb,
    by: name(by),
    post,
    ...(input.reason && grade >= WORDS_GRADE && { reason: input.reason }),
    ...(input.grade && { grade: input.grade }),
    ...(input.handler && { handler: name(input.handler) }),
    ...(input.rating && { rating: input.rating }),
    ...(pictures && { photos: pictures }),
  }
}

async function readActions(
  client: Queryable,
  { subdistrict, no }: LedEvent['row'],
): Promise<EventAction[]> {
  const rows = await client.query<{ action: EventAction }>(
    'select action from event_action where subdistrict = $1 and no = $2 order by seq',
    [subdistrict, no],
  )
  return rows.map(({ action }) => action)
}

async function namesOf(
  client: Queryable,
  users: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const wanted = [...new Set(users.filter((user) => user !== ''))]
  if (wanted.length === 0) return new Map()
  const rows = await client.query<{ id: string; name: string }>(
    'select id, display_name as name from user_account where id = any($1)',
    [wanted],
  )
  return new Map(rows.map(({ id, name }) => [id, name]))
}

async function readPhotos(
  client: Queryable,
  { subdistrict, no }: LedEvent['row'],
): Promise<Map<number, string[]>> {
  const rows = await client.query<{ seq: number; digests: string[] }>(
    `select seq, array_agg(digest order by digest) as digests from event_photo_use
     where subdistrict = $1 and no = $2 group by seq`,
    [subdistrict, no],
  )
  return new Map(rows.map(({ seq, digests }) => [seq, digests]))
}

async function readChildren(client: Queryable, no: string): Promise<string[]> {
  const rows = await client.query<{ no: string }>(
    'select no from grid_event where merged_into = $1 order by reported_at limit 100',
    [no],
  )
  return rows.map(({ no: child }) => child)
}

async function nameOfDesk(client: Queryable, area: string): Promise<string> {
  const row = await client.first<{ name: string }>(
    'select name from division where code = $1 and valid_to is null',
    [area.padEnd(12, '0')],
  )
  return row?.name ?? area
}
