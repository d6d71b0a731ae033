import type {
  FieldAct,
  Incident,
  IncidentLogEntry,
  IncidentLogPage,
  IncidentPerson,
  IncidentPlace,
  IncidentPosition,
  IncidentProgress,
  IncidentReason,
  IncidentReceipt,
  IncidentStatistics,
  IncidentSurvey,
  IncidentZone,
  NewIncident,
  NewIncidentZone,
  OrderAct,
} from '../../data/contracts/index.ts'
import { getJson, sendJson } from '../api.ts'

const pathOf = (id: string) => `/api/incidents/${id}`

export const listIncidents = (signal: AbortSignal) =>
  getJson<readonly Incident[]>('/api/incidents', { signal })

export const readIncident = (id: string, signal: AbortSignal) =>
  getJson<Incident>(pathOf(id), { signal })

export const surveyPlace = (kind: string, place: IncidentPlace, signal: AbortSignal) =>
  sendJson<IncidentSurvey>('POST', '/api/incidents/survey', { kind, place }, { signal })

export const surveyIncident = (id: string, signal: AbortSignal) =>
  getJson<IncidentSurvey>(`${pathOf(id)}/survey`, { signal })

export const openIncident = (incident: NewIncident) =>
  sendJson<Incident>('POST', '/api/incidents', incident)

export const readProgress = (id: string, after: number) =>
  getJson<IncidentProgress>(`${pathOf(id)}/progress`, { query: { after } })

export const readLog = (id: string, after: number, signal: AbortSignal) =>
  getJson<IncidentLogPage>(`${pathOf(id)}/log`, { query: { after }, signal })

/** As it was known at an instant. */
export const replayProgress = (id: string, at: string, signal: AbortSignal) =>
  getJson<IncidentProgress>(`${pathOf(id)}/progress`, { query: { at }, signal })

/** All of it, page by page. */
export async function readWholeLog(
  id: string,
  signal: AbortSignal,
): Promise<readonly IncidentLogEntry[]> {
  const entries: IncidentLogEntry[] = []
  for (let after = 0, more = true; more; ) {
    const page = await readLog(id, after, signal)
    entries.push(...page.entries)
    // Ticks of doors that this account may not see are left out: a page may be empty.
    more = page.more && page.entries.length > 0
    after = page.entries.at(-1)?.seq ?? after
  }
  return entries
}

export const readStatistics = (id: string, signal: AbortSignal) =>
  getJson<IncidentStatistics>(`${pathOf(id)}/statistics`, { signal })

export const listCommanders = (id: string, signal: AbortSignal) =>
  getJson<readonly IncidentPerson[]>(`${pathOf(id)}/commanders`, { signal })

export const listPositions = (id: string, signal: AbortSignal) =>
  getJson<readonly IncidentPosition[]>(`${pathOf(id)}/positions`, { signal })

export const photoPath = (id: string, digest: string) => `${pathOf(id)}/photos/${digest}`

export const listZones = (signal: AbortSignal) =>
  getJson<readonly IncidentZone[]>('/api/incident-zones', { signal })

export const keepZone = (zone: NewIncidentZone) =>
  sendJson<IncidentZone>('POST', '/api/incident-zones', zone)

export const removeZone = (id: string) => sendJson<void>('DELETE', `/api/incident-zones/${id}`)

export const sendFieldActs = (id: string, acts: readonly FieldAct[]) =>
  sendJson<IncidentReceipt>('POST', `${pathOf(id)}/field-acts`, { acts })

/** What every act carries: its own id, and when it was done. */
export const newAct = () => ({ id: crypto.randomUUID(), at: new Date().toISOString() })

type WithoutActKeys<Act> = Act extends unknown ? Omit<Act, 'id' | 'at'> : never

export type Order = WithoutActKeys<OrderAct>

/** Why the only order of a receipt was not taken. */
export function orderRefusal({ results: [result] }: IncidentReceipt): IncidentReason | undefined {
  return result && 'refused' in result ? result.refused : undefined
}

export const sendOrder = (id: string, order: Order) =>
  sendJson<IncidentReceipt>('POST', `${pathOf(id)}/orders`, { acts: [{ ...newAct(), ...order }] })
