import type {
  FieldAct,
  Incident,
  IncidentLogPage,
  IncidentPlace,
  IncidentProgress,
  IncidentReceipt,
  IncidentSurvey,
  NewIncident,
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

export const sendFieldActs = (id: string, acts: readonly FieldAct[]) =>
  sendJson<IncidentReceipt>('POST', `${pathOf(id)}/field-acts`, { acts })

/** What every act carries: its own id, and when it was done. */
export const newAct = () => ({ id: crypto.randomUUID(), at: new Date().toISOString() })

type WithoutActKeys<Act> = Act extends unknown ? Omit<Act, 'id' | 'at'> : never

export const sendOrder = (id: string, order: WithoutActKeys<OrderAct>) =>
  sendJson<IncidentReceipt>('POST', `${pathOf(id)}/orders`, { acts: [{ ...newAct(), ...order }] })
