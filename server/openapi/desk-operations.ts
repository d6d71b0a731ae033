import type { OperationText } from './describe.ts'

/** The import desk: rows of files go into the base. */
export const DESK_OPERATIONS: readonly OperationText[] = [
  {
    method: 'get',
    path: '/api/import-targets',
    summary: 'What rows may be imported into, with its fields',
    answers: 'ImportTarget[]',
  },
  {
    method: 'get',
    path: '/api/freshness',
    summary: 'By layer and sender: last import, share with a place, when the next is due',
    answers: 'LayerFreshness[]',
  },
  {
    method: 'get',
    path: '/api/freshness/grids',
    summary: 'Where a layer’s data is missing, old or contradictory',
    query: { 'layer!': 'Code of a thematic layer' },
    answers: 'GridFreshness[]',
  },
  {
    method: 'put',
    path: '/api/imports/{id}/mapping',
    summary: 'Says what the columns are; all rows are then checked',
    body: 'DeskMapping',
    answers: 'ImportJob',
    status: 202,
  },
  {
    method: 'get',
    path: '/api/imports/{id}/rows',
    summary: 'What each row would do, and why',
    query: {
      kind: 'added, changed, moved, removed, same, doubtful or failed',
      after: '`next` of the page before',
      limit: '1–500, default 100',
    },
    answers: 'DeskRowPage',
  },
  {
    method: 'post',
    path: '/api/imports/{id}/answers',
    summary: 'Says which place doubtful rows mean',
    body: 'DeskAnswers',
    answers: 'ImportJob',
  },
  {
    method: 'get',
    path: '/api/imports/{id}/correction-sheet',
    summary: 'The rows that were not taken over, as XLSX with the reasons',
    answers: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  },
]
