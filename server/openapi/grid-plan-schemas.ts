import { GRID_PLAN_STATES } from '../../data/contracts/index.ts'
import { ref } from './describe.ts'
import { flag, instant, list, lonLat, maybe, number, record, text } from './schema-parts.ts'

const choice = (values: readonly string[]) => ({ type: 'string', enum: values })
const units = { ...list(number), description: 'x, y, x, y … in units of 1e-7°' }
const day = { type: 'string', format: 'date' }

const SUMMARY = {
  id: text,
  title: text,
  area: text,
  state: choice(GRID_PLAN_STATES),
  version: number,
  cells: number,
  author: text,
  isOwn: flag,
  createdAt: instant,
  changedAt: instant,
  'validFrom?': day,
  'approvedBy?': text,
  openComments: number,
}
const ITEM = { oneOf: [ref('GridArc'), ref('GridPlanCell')] }
const CHANGE = record({ note: text, put: list(ITEM), remove: list(text) })

const DECISIONS = ['submit', 'takeBack', 'withdraw', 'return', 'approve']
const WORKER = {
  staffKey: text,
  name: text,
  role: choice(['网格长', '专职', '兼职', '指导员', '微网格长']),
  fullTime: flag,
}
const HANDED = record({
  kind: choice(['building', 'household', 'enterprise', 'event']),
  code: text,
  label: text,
  place: lonLat,
  from: text,
  to: text,
  'households?': number,
})

export const GRID_PLAN_SCHEMAS = {
  GridArc: record({ id: text, points: units, left: text, right: text }),
  GridPlanCell: record({
    id: text,
    code: maybe(text),
    name: text,
    kind: choice(['general', 'dedicated']),
    community: text,
    locked: flag,
  }),
  GridPlanSummary: record(SUMMARY),
  GridPlanWish: record({
    clientId: text,
    title: text,
    area: text,
    from: {
      type: 'object',
      description: 'kind current; or date with date, plan with id, items with items',
    },
  }),
  GridPlan: record({
    ...SUMMARY,
    items: list(ITEM),
    takenOver: list(
      record({
        kind: choice(['gap', 'overlap', 'sliver']),
        place: lonLat,
        areaM2: number,
        grids: list(text),
        'givenTo?': text,
      }),
    ),
  }),
  GridPlanStroke: record({ id: text, base: number, change: CHANGE }),
  GridPlanChange: record({
    version: number,
    strokeId: text,
    by: text,
    isOwn: flag,
    at: instant,
    change: CHANGE,
  }),
  GridPlanStrokeMade: record({ version: number, others: list(ref('GridPlanChange')) }),
  GridPlanLock: record({ item: text, by: text, isOwn: flag }),
  GridPlanLockWish: record({ items: list(text) }),
  GridPlanComment: record({
    id: text,
    place: lonLat,
    text,
    by: text,
    isOwn: flag,
    at: instant,
    resolved: flag,
  }),
  GridPlanCommentWish: record({ id: text, place: lonLat, text }),
  GridPlanCommentState: record({ resolved: flag }),
  GridPlanIssue: record({
    check: text,
    severity: choice(['error', 'warning', 'note']),
    cells: list(text),
    place: lonLat,
    'value?': number,
    'limit?': number,
    'subject?': text,
  }),
  GridPlanDecision: record({ decision: choice(DECISIONS), 'note?': text, 'validFrom?': day }),
  GridPlanDecided: record({
    decision: choice(DECISIONS),
    by: text,
    at: instant,
    version: number,
    note: text,
    'validFrom?': day,
  }),
  GridPlanStaff: record({ cell: text, ...WORKER }),
  GridPlanStaffWish: record({ cell: text, workers: list(record(WORKER)) }),
  GridHandOver: record({ staffKey: text, name: text, comes: list(HANDED), goes: list(HANDED) }),
  GridStaffWish: record({ workers: list(record(WORKER)) }),
  GridVintage: record({ date: day, grids: number, 'plan?': text }),
  GridOutlines: record({ type: text, features: list({ type: 'object' }) }),
  GridLineage: record({
    date: day,
    from: list(text),
    to: list(text),
    shares: list(record({ from: text, to: text, 'households?': number })),
    'plan?': text,
    'approvedBy?': text,
  }),
  GridIndicators: record({
    vintage: day,
    what: text,
    grids: list(record({ code: text, name: text, count: number })),
    outside: number,
  }),
  GridFile: record({
    format: text,
    crs: text,
    cells: list(
      record({
        code: maybe(text),
        name: text,
        kind: choice(['general', 'dedicated']),
        community: text,
        polygons: list(list(list(list(number)))),
      }),
    ),
    skipped: number,
  }),
  GridPlanFacts: record({
    x: list(number),
    y: list(number),
    households: list(number),
    residents: list(number),
    rooms: list(number),
    enterprises: list(number),
    keyUnits: list(number),
    openEvents: list(number),
    yearlyEvents: list(number),
  }),
  GridPlanGround: record({
    communities: list(record({ code: text, name: text, rings: list(units) })),
    buildings: list(record({ code: text, estate: text, ring: units })),
    lines: list(record({ kind: choice(['road', 'water', 'division']), name: text, points: units })),
  }),
}
