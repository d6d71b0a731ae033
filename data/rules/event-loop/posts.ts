import type { EventAction, EventCourse } from '../../contracts/index.ts'
import type { EventCommand } from './context.ts'
import { sitsAbove, sitsAt, sitsAtLevel } from './ladder.ts'

/** In which capacity a transition wants to be done. */
export type Party =
  | 'desk'
  | 'deskAbove'
  | 'subdistrictDesk'
  | 'districtDesk'
  | 'handler'
  | 'verifier'
  | 'gridWorker'
  | 'reporter'
  | 'clock'

type Question = (course: EventCourse, command: EventCommand) => boolean

const IS: Readonly<Record<Party, Question>> = {
  desk: (course, { actor }) => sitsAt(actor, course.desk),
  deskAbove: (course, { actor }) => sitsAbove(actor, course.desk),
  subdistrictDesk: (course, { actor }) => sitsAtLevel(actor, course, 'subdistrict'),
  districtDesk: (course, { actor }) => sitsAtLevel(actor, course, 'district'),
  handler: ({ handler }, { actor }) => actor.user !== '' && actor.user === handler,
  verifier: ({ holder }, { actor }) =>
    actor.user !== '' && holder?.kind === 'verifier' && holder.user === actor.user,
  gridWorker: ({ grid }, { actor }) =>
    actor.posts.some(({ kind, area }) => kind === 'gridWorker' && grid.startsWith(area)),
  reporter: ({ reportedBy }, { actor }) => actor.user !== '' && actor.user === reportedBy,
  clock: (_, { actor }) => actor.user === '' && actor.posts.length === 0,
}

/** The first of the parties that the actor is. */
export function partyOf(
  parties: readonly Party[],
  course: EventCourse,
  command: EventCommand,
): Party | undefined {
  return parties.find((party) => IS[party](course, command))
}

/** How the history calls it. */
export const POST_OF: Readonly<Record<Party, EventAction['post']>> = {
  desk: 'desk',
  deskAbove: 'desk',
  subdistrictDesk: 'desk',
  districtDesk: 'desk',
  handler: 'handler',
  verifier: 'verifier',
  gridWorker: 'gridWorker',
  reporter: 'reporter',
  clock: 'clock',
}
