import { applyAct, beginIncident } from '../../../data/rules/incident/incident-state.ts'
import type { Queryable } from '../../storage/database.ts'
import { actsAfter, findOpener, listDoors } from '../store.ts'
import type { FollowedIncident } from './follow-incident.ts'

/** An incident as it was known at an instant (ms), or as it ended. */
export async function replayIncident(
  db: Queryable,
  id: string,
  until = Number.POSITIVE_INFINITY,
): Promise<FollowedIncident> {
  const [doors, opener, acts] = await Promise.all([
    listDoors(db, id),
    findOpener(db, id),
    actsAfter(db, id, 0),
  ])
  const state = beginIncident(
    doors.map((door) => ({ ...door, needsHelpFirst: door.needs_help_first })),
    opener,
  )
  for (const act of acts) {
    if (act.recordedAt <= until) applyAct(state, act)
  }
  return { doors, state }
}
