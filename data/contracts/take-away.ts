import type { AreaPrefix } from './scope.ts'

/*
 * 带走: an answer leaves the page as a file or on paper. The browser makes the file; the server is told beforehand what
 * leaves and why, never a value of it, and says whether it may.
 */

export const TAKE_AWAY_KINDS = [
  'csv',
  'xlsx',
  'geojson',
  'fgb',
  'parquet',
  'png',
  'report',
] as const
export type TakeAwayKind = (typeof TAKE_AWAY_KINDS)[number]

export const TAKE_AWAY_REASONS = ['briefing', 'fieldwork', 'exchange', 'archive', 'other'] as const
export type TakeAwayReason = (typeof TAKE_AWAY_REASONS)[number]

/** `POST /api/take-away`. */
export interface TakeAwayWish {
  kind: TakeAwayKind
  reason: TakeAwayReason
  /** Obligatory with `other`. */
  note?: string
  from: 'question' | 'sql'
  /** Codes of the layers that the answer was made of. */
  layers: readonly string[]
  /** Names of the columns that leave. */
  fields: readonly string[]
  rows: number
  /** Prefix of grid codes that the answer was narrowed down to; '' = all that may be seen. */
  area: AreaPrefix | ''
}

/** It may leave. The number stands in the file and in the audit log. */
export interface TakeAwayPermit {
  id: string
  /** ISO 8601, UTC. */
  at: string
}
