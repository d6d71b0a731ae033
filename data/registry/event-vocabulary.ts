import { GRADE } from './colours.ts'

/** States of the event loop (fixed by its rules); `open` ones have a holder. */
export const EVENT_STATES = [
  { code: 'reported', name: { zh: '已上报', en: 'Reported' }, open: true },
  { code: 'accepted', name: { zh: '已受理', en: 'Accepted' }, open: true },
  { code: 'rejected', name: { zh: '不受理', en: 'Rejected' }, open: false },
  { code: 'dispatched', name: { zh: '已派遣', en: 'Dispatched' }, open: true },
  { code: 'doing', name: { zh: '处置中', en: 'Handling' }, open: true },
  { code: 'suspended', name: { zh: '缓办', en: 'Suspended' }, open: true },
  { code: 'done', name: { zh: '已处置', en: 'Done' }, open: true },
  { code: 'verifying', name: { zh: '核查中', en: 'Verifying' }, open: true },
  { code: 'rework', name: { zh: '返工', en: 'Rework' }, open: true },
  { code: 'closed', name: { zh: '已结案', en: 'Closed' }, open: false },
  { code: 'evaluated', name: { zh: '已评价', en: 'Evaluated' }, open: false },
  { code: 'voided', name: { zh: '已作废', en: 'Voided' }, open: false },
] as const

export type EventStateCode = (typeof EVENT_STATES)[number]['code']

/** Codes of the states in which somebody still has to act. */
export const OPEN_EVENT_STATES: readonly EventStateCode[] = EVENT_STATES.filter((s) => s.open).map(
  (s) => s.code,
)

/** I–IV; stored as 1–4. `risk` is what the ring on the map shows (4 = 重大). */
export const EVENT_LEVELS = [
  { code: '1', name: { zh: 'I级 特急', en: 'I very urgent' }, risk: 4, colour: GRADE.red },
  { code: '2', name: { zh: 'II级 紧急', en: 'II urgent' }, risk: 3, colour: GRADE.orange },
  { code: '3', name: { zh: 'III级 较急', en: 'III fairly urgent' }, risk: 2, colour: GRADE.yellow },
  { code: '4', name: { zh: 'IV级 普通', en: 'IV ordinary' }, risk: 1, colour: GRADE.blue },
] as const

export const EVENT_SOURCES = {
  网格巡查: 'Grid patrol',
  居民: 'Resident',
  '12345': '12345 hotline',
  物联: 'Sensor',
  部门: 'Department',
  领导: 'Leadership',
  舆情: 'Public opinion',
  视频AI: 'Video AI',
} as const
