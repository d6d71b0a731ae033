import type { OperationText } from './describe.ts'

const AFTER = { after: 'Number of the last act that is known; 0 = everything' }

/** One-key command: who and what is there, and the roll-call door by door. */
export const INCIDENT_OPERATIONS: readonly OperationText[] = [
  {
    method: 'post',
    path: '/api/incidents/survey',
    summary: 'Who and what is inside an area, without anything being written',
    body: 'IncidentRequest',
    answers: 'IncidentSurvey',
  },
  {
    method: 'post',
    path: '/api/incidents',
    summary: 'Opens an incident; sent twice with one id it is opened once',
    body: 'NewIncident',
    answers: 'Incident',
    status: 201,
  },
  {
    method: 'get',
    path: '/api/incidents',
    summary: 'Incidents with a door that the scope may see, newest first',
    answers: 'Incident[]',
  },
  { method: 'get', path: '/api/incidents/{id}', summary: 'One incident', answers: 'Incident' },
  {
    method: 'get',
    path: '/api/incidents/{id}/survey',
    summary: 'Who and what is in its area now',
    answers: 'IncidentSurvey',
  },
  {
    method: 'get',
    path: '/api/incidents/{id}/progress',
    summary: 'The roll-call: counts, pace, and the doors that have changed',
    query: { ...AFTER, at: 'Instant, ISO 8601: as it was known then' },
    answers: 'IncidentProgress',
  },
  {
    method: 'get',
    path: '/api/incidents/{id}/log',
    summary: 'What was done, in the order in which it was written down',
    query: AFTER,
    answers: 'IncidentLogPage',
  },
  {
    method: 'post',
    path: '/api/incidents/{id}/field-acts',
    summary:
      'Ticks of doors, arrivals at shelters, answers to tasks; each counts once however often it is sent',
    body: 'IncidentActs',
    answers: 'IncidentReceipt',
  },
  {
    method: 'post',
    path: '/api/incidents/{id}/orders',
    summary: 'Stairwells to responders, tasks, transfer of command, the end',
    body: 'IncidentActs',
    answers: 'IncidentReceipt',
  },
  {
    method: 'get',
    path: '/api/incidents/{id}/round',
    summary: 'Names of the houses of its doors, shelters, and who needs help first',
    answers: 'IncidentRound',
  },
  {
    method: 'get',
    path: '/api/incidents/{id}/statistics',
    summary: 'How the roll-call went, by minute, stairwell and responder, beside earlier ones',
    answers: 'IncidentStatistics',
  },
  {
    method: 'get',
    path: '/api/incidents/{id}/commanders',
    summary: 'Accounts that could take command of it',
    answers: 'IncidentPerson[]',
  },
  {
    method: 'put',
    path: '/api/incidents/{id}/position',
    summary: 'Where the own phone is; kept while its owner agrees and the incident is open',
    body: 'NewPosition',
    answers: '',
    status: 204,
  },
  {
    method: 'delete',
    path: '/api/incidents/{id}/position',
    summary: 'Takes the own position back',
    query: { responder: 'One of several who share an account' },
    answers: '',
    status: 204,
  },
  {
    method: 'get',
    path: '/api/incidents/{id}/positions',
    summary: 'Where those on duty were last',
    answers: 'IncidentPosition[]',
  },
  {
    method: 'post',
    path: '/api/incidents/{id}/photos',
    summary: 'A picture taken at a door, as a form with `file`; position and device are taken out',
    body: 'multipart/form-data',
    answers: 'IncidentPhoto',
    status: 201,
  },
  {
    method: 'get',
    path: '/api/incidents/{id}/photos/{digest}',
    summary: 'A picture, for those who may see its door',
    answers: 'image/*',
  },
  {
    method: 'get',
    path: '/api/incident-zones',
    summary: 'Prepared zones with a building that the scope may see',
    answers: 'IncidentZone[]',
  },
  {
    method: 'post',
    path: '/api/incident-zones',
    summary: 'Keeps an area as a prepared zone',
    body: 'NewIncidentZone',
    answers: 'IncidentZone',
    status: 201,
  },
  {
    method: 'delete',
    path: '/api/incident-zones/{zone}',
    summary: 'Takes a prepared zone out of use',
    answers: '',
    status: 204,
  },
]
