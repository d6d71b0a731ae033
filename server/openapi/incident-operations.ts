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
    query: AFTER,
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
]
