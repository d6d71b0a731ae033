import type {
  Incident,
  IncidentDoor,
  IncidentProgress,
  IncidentRound,
} from '../../../data/contracts/index.ts'
import { ApiError, getJson } from '../../api.ts'
import { browserStore } from '../../session/browser-store.ts'

/** All that a responder needs, as the phone keeps it: codes and numbers of rooms, no names of those who live there. */
export interface KeptList {
  id: string
  incident: Incident
  round: IncidentRound
  /** Without its doors: those stand below, brought up to date. */
  progress: Omit<IncidentProgress, 'doors'>
  doors: readonly IncidentDoor[]
  readAt: string
}

const store = browserStore<KeptList>('onemap-roll-call-lists')

export const listOpen = async (): Promise<Incident[]> =>
  (await getJson<Incident[]>('/api/incidents')).filter(({ state }) => state === 'open')

/** What the phone has kept of it; undefined = nothing yet. */
export const findKept = (id: string): Promise<KeptList | undefined> => store.find(id)

/** Reads what is new since `before`; a list of another incident, or of one that has ended, does not stay on the phone. */
export async function readList(id: string, before: KeptList | undefined): Promise<KeptList> {
  const path = `/api/incidents/${id}`
  const query = { after: before?.progress.seq ?? 0 }
  const { doors: changed, ...progress } = await getJson<IncidentProgress>(`${path}/progress`, {
    query,
  })
  const isNews = before === undefined || progress.seq !== before.progress.seq
  const incident = isNews ? await getJson<Incident>(path) : before.incident
  const round = before?.round ?? (await getJson<IncidentRound>(`${path}/round`))
  const doors = new Map(before?.doors.map((door) => [door.room, door]))
  for (const door of changed) doors.set(door.room, door)
  const list = {
    ...{ id, incident, round, progress },
    doors: [...doors.values()],
    readAt: new Date().toISOString(),
  }
  if (incident.state === 'open') await store.put(list)
  else await store.drop(id)
  return list
}

/** No network, as opposed to not allowed or not there. */
export const isUnreachable = (error: unknown): boolean =>
  error instanceof ApiError && (error.status === 0 || error.status >= 500)
