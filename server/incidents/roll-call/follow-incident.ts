import { applyAct, type IncidentState } from '../../../data/rules/incident/incident-state.ts'
import type { Queryable } from '../../storage/database.ts'
import { actsAfter, type DoorSnapshot } from '../store.ts'
import { replayIncident } from './replay.ts'

/** An incident as far as this process has read it. */
export interface FollowedIncident {
  doors: readonly DoorSnapshot[]
  state: IncidentState
}

/** So many at once are under way in no district. */
const MOST_FOLLOWED = 20

/**
 * Reads of each incident only what is new since the last look. Other processes write acts too: what counts is the database,
 * asked at each look.
 */
export function createIncidentFollower() {
  const followed = new Map<string, Promise<FollowedIncident>>()

  return async (db: Queryable, id: string): Promise<FollowedIncident> => {
    const beginning = followed.get(id) ?? replayIncident(db, id)
    followed.delete(id)
    followed.set(id, beginning)
    if (followed.size > MOST_FOLLOWED) followed.delete(followed.keys().next().value ?? '')
    beginning.catch(() => followed.delete(id))
    const incident = await beginning
    for (const written of await actsAfter(db, id, incident.state.seq)) {
      // Another look may have been here meanwhile.
      if (written.seq > incident.state.seq) applyAct(incident.state, written)
    }
    return incident
  }
}

export type FollowIncident = ReturnType<typeof createIncidentFollower>
