import type { EventAction, EventCourse, EventPerson, Instant } from '../../contracts/index.ts'
import type { LoopRules } from './context.ts'
import { evolve } from './evolve.ts'
import { ENDED } from './guards.ts'
import { CLOCK } from './tick.ts'
import { timesOf } from './times.ts'

export interface MovedGrid {
  grid: string
  at: Instant
  /** Whose grants reach the new grid, who has least in hand first. */
  people: readonly Pick<EventPerson, 'id' | 'roles'>[]
}

/**
 * Grids were drawn anew around an open event: it lies in another one now. Who can no longer reach it hands it to the worker
 * of the new grid; where there is none it goes back to its desk. Who works for the whole community goes on.
 */
export function moveGrid(
  loop: LoopRules,
  course: EventCourse,
  { grid, at, people }: MovedGrid,
): EventAction[] {
  if (ENDED.has(course.state) || course.grid === grid) return []
  const reason = `${course.grid} → ${grid}`
  const act = (before: EventCourse, rest: Pick<EventAction, 'verb' | 'input'>): EventAction => ({
    seq: before.seq + 1,
    at,
    by: CLOCK.user,
    post: 'clock',
    ...rest,
  })
  const moved = { ...act(course, { verb: 'note', input: { reason } }), grid }
  const after = evolve(course, moved)
  const { holder } = after
  const isReached = holder?.kind !== 'handler' || people.some(({ id }) => id === holder.user)
  if (isReached) return [moved]
  const worker = people.find(({ roles }) => roles.includes('gridWorker'))
  if (worker) {
    return [moved, act(after, { verb: 'handOver', input: { handler: worker.id, reason } })]
  }
  // Its time stands still: there is nothing for anybody to do before it resumes.
  if (after.state === 'suspended') return [moved]
  const command = { verb: 'return' as const, at, actor: CLOCK, input: { reason } }
  const times = timesOf(loop, after, command)
  return [moved, { ...act(after, { verb: 'return', input: { reason } }), ...(times && { times }) }]
}
