import type {
  CellId,
  CoverageId,
  GridFile,
  GridHandOver,
  GridPlan,
  GridPlanChange,
  GridPlanComment,
  GridPlanDecided,
  GridPlanDecision,
  GridPlanLock,
  GridPlanStaff,
  GridPlanStroke,
  GridPlanStrokeMade,
  GridPlanSummary,
  GridPlanWish,
  LonLat,
} from '../../../data/contracts/index.ts'
import { getJson, getResponse, sendJson } from '../../api.ts'

const ROUTE = '/api/grid-plans'
const of = (id: string, rest = '') => `${ROUTE}/${encodeURIComponent(id)}${rest}`

export const listPlans = (area: string, signal?: AbortSignal): Promise<GridPlanSummary[]> =>
  getJson(ROUTE, { query: { area }, ...(signal && { signal }) })

export const beginPlan = (wish: GridPlanWish): Promise<GridPlanSummary> =>
  sendJson('POST', ROUTE, wish)

/** The areas in files that belong together. `crs`: in which system; null = as the files say. */
export function readGridFile(
  files: readonly File[],
  crs: string | null,
  signal: AbortSignal,
): Promise<GridFile> {
  const form = new FormData()
  if (crs !== null) form.append('crs', crs)
  for (const file of files) form.append('file', file)
  return sendJson('POST', '/api/grid-files', form, { signal })
}

export const readPlan = (id: string, signal: AbortSignal): Promise<GridPlan> =>
  getJson(of(id), { signal })

export const changesAfter = (id: string, after: number): Promise<readonly GridPlanChange[]> =>
  getJson(of(id, '/changes'), { query: { after } })

export const sendStroke = (id: string, stroke: GridPlanStroke): Promise<GridPlanStrokeMade> =>
  sendJson('POST', of(id, '/changes'), stroke)

/** `GridPlanFacts` as JSON, for a worker to read. */
export const readFacts = async (id: string, signal: AbortSignal): Promise<ArrayBuffer> =>
  (await getResponse(of(id, '/facts'), { signal })).arrayBuffer()

/** `GridPlanGround`, likewise. */
export const readGround = async (id: string, signal: AbortSignal): Promise<ArrayBuffer> =>
  (await getResponse(of(id, '/ground'), { signal })).arrayBuffer()

export const readStaff = (id: string, signal: AbortSignal): Promise<readonly GridPlanStaff[]> =>
  getJson(of(id, '/staff'), { signal })

export const readLocks = (id: string): Promise<readonly GridPlanLock[]> => getJson(of(id, '/locks'))

export const takeLocks = (
  id: string,
  items: readonly CoverageId[],
): Promise<readonly GridPlanLock[]> => sendJson('PUT', of(id, '/locks'), { items })

export const readComments = (
  id: string,
  signal: AbortSignal,
): Promise<readonly GridPlanComment[]> => getJson(of(id, '/comments'), { signal })

export const sayComment = (
  id: string,
  comment: { id: string; place: LonLat; text: string },
): Promise<readonly GridPlanComment[]> => sendJson('POST', of(id, '/comments'), comment)

export const settleComment = (
  id: string,
  comment: string,
  resolved: boolean,
): Promise<readonly GridPlanComment[]> =>
  sendJson('PATCH', of(id, `/comments/${encodeURIComponent(comment)}`), { resolved })

export const readDecisions = (
  id: string,
  signal: AbortSignal,
): Promise<readonly GridPlanDecided[]> => getJson(of(id, '/decisions'), { signal })

export const decidePlan = (id: string, decision: GridPlanDecision): Promise<GridPlanSummary> =>
  sendJson('POST', of(id, '/decisions'), decision)

export const readHandOver = (id: string, signal: AbortSignal): Promise<readonly GridHandOver[]> =>
  getJson(of(id, '/hand-over'), { signal })

export const putStaff = (
  id: string,
  cell: CellId,
  workers: readonly Omit<GridPlanStaff, 'cell'>[],
): Promise<readonly GridPlanStaff[]> => sendJson('PUT', of(id, '/staff'), { cell, workers })
