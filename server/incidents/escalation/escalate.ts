import { createHash } from 'node:crypto'
import type { ClockAct } from '../../../data/contracts/index.ts'
import {
  escalationOf,
  isUnanswered,
  type TaskState,
} from '../../../data/rules/incident/incident-tasks.ts'
import type { Services } from '../../services.ts'
import type { Queryable } from '../../storage/database.ts'
import type { FollowIncident } from '../roll-call/follow-incident.ts'
import { insertActs, lockIncident } from '../store.ts'
import { type ToldIncident, tell } from '../tell.ts'

/**
 * Passes on every task that nobody has answered by `now` (ms): to the next in line, at last to the commander. Answers how many
 * minutes each that was passed on has again. Any number of servers may do this at once: the lock lets one through, and the act's
 * id is the same for all.
 */
export async function escalateTasks(
  { db }: Pick<Services, 'db'>,
  follow: FollowIncident,
  now: number,
): Promise<number[]> {
  const open = await db.query<ToldIncident>(
    'select id, grids from incident where closed_at is null',
  )
  const passedOn: number[] = []
  for (const incident of open) {
    const { state } = await follow(db, incident.id)
    if (dueTasks(state.tasks, now).length === 0) continue
    passedOn.push(...(await db.transaction((client) => passOn(client, follow, incident, now))))
  }
  return passedOn
}

async function passOn(
  client: Queryable,
  follow: FollowIncident,
  incident: ToldIncident,
  now: number,
): Promise<number[]> {
  const last = await lockIncident(client, incident.id)
  // Somebody may have answered, or another server been faster.
  const { state } = await follow(client, incident.id)
  const due = state.closedAt === null ? dueTasks(state.tasks, now) : []
  if (due.length === 0) return []
  const acts = due.map((task, i) => ({
    seq: last + i + 1,
    act: { id: escalationId(incident.id, task), ...escalationOf(task, now) } satisfies ClockAct,
  }))
  await insertActs(client, incident.id, CLOCK, acts)
  await tell(client, incident, last + acts.length)
  return due.filter(({ next }) => next.length > 0).map(({ withinMinutes }) => withinMinutes)
}

const CLOCK = ''

const dueTasks = (tasks: ReadonlyMap<string, TaskState>, now: number) =>
  [...tasks.values()].filter((task) => isUnanswered(task, now))

/** A UUID of version 8 (RFC 9562 §5.8) out of the task and how often it was passed on. */
function escalationId(incident: string, { task, passedBy }: TaskState): string {
  const hash = createHash('sha256').update(`${incident}/${task}/${passedBy.length}`).digest('hex')
  const variant = ((Number.parseInt(hash[16]!, 16) & 0x3) | 0x8).toString(16)
  return [
    hash.slice(0, 8),
    hash.slice(8, 12),
    `8${hash.slice(13, 16)}`,
    `${variant}${hash.slice(17, 20)}`,
    hash.slice(20, 32),
  ].join('-')
}
