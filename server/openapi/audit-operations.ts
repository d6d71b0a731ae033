import type { OperationText } from './describe.ts'

const FILTER = {
  user: 'Account id',
  kind: 'look, take, change, access, rights or system',
  action: 'E.g. feature.read',
  purpose: 'As it was stated',
  layer: 'Code of a layer',
  area: 'Prefix of grid codes',
  target: 'Code of the thing',
  from: 'From, ISO 8601',
  to: 'Before, ISO 8601',
  offHours: 'true: only outside of working hours',
  zone: 'time zone of hours and working hours, like Asia/Shanghai (the default)',
}

/** `/api/audit`: for auditors. */
export const AUDIT_OPERATIONS: readonly OperationText[] = [
  {
    method: 'get',
    path: '/api/audit/entries',
    summary: 'Entries of the audit log, newest first',
    query: { ...FILTER, limit: '1–500, default 100', before: '`next` of the page before' },
    answers: 'AuditPage',
  },
  {
    method: 'get',
    path: '/api/audit/entries.csv',
    summary: 'The same as a file; this is an entry too',
    query: FILTER,
    answers: 'text/csv',
  },
  {
    method: 'get',
    path: '/api/audit/places',
    summary: 'Where the newest of these entries looked, without what stands there',
    query: FILTER,
    answers: 'AuditPlace[]',
  },
  {
    method: 'get',
    path: '/api/audit/hours',
    summary: 'How many of these entries fall into each hour of the day',
    query: FILTER,
    answers: 'AuditHour[]',
  },
  {
    method: 'get',
    path: '/api/audit/patterns',
    summary: 'What is conspicuous about these looks',
    query: FILTER,
    answers: 'AuditFinding[]',
  },
  {
    method: 'get',
    path: '/api/audit/facets',
    summary: 'Accounts and purposes to choose from',
    answers: 'AuditFacets',
  },
  {
    method: 'get',
    path: '/api/audit/state',
    summary: 'Length of the log, newest signed head, last verification',
    answers: 'AuditState',
  },
  {
    method: 'post',
    path: '/api/audit/verification',
    summary: 'Verifies the whole log in the background; see the state',
    answers: 'AuditState',
    status: 202,
  },
]
