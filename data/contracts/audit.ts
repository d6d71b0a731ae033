import type { Bilingual } from './layer.ts'

/** What an entry of the audit log is about, coarse enough for a filter of a few buttons. */
export const AUDIT_KINDS = ['look', 'take', 'change', 'access', 'rights', 'system'] as const
export type AuditKind = (typeof AUDIT_KINDS)[number]

/** 1 = ordinary, 2 = worth a glance, 3 = somebody should ask. */
export type AuditSeverity = 1 | 2 | 3

/** One line of `GET /api/audit/entries`. Codes only: the log holds no personal values. */
export interface AuditRow {
  seq: number
  /** ISO 8601, UTC. */
  at: string
  action: string
  /** Account id, `command-line`, or '' when nobody was signed in. */
  user: string
  target: string
  layer: string | null
  /** Grid code or area prefix. */
  grid: string | null
  building: string | null
  purpose: string | null
  details: Record<string, unknown>
  /** Contents were erased on request; order, time and action stay. */
  erased: boolean
}

export interface AuditPage {
  items: AuditRow[]
  /** `before` of the next page; null = this was the last. */
  next: number | null
  /** How many match; `countIsFloor` = at least so many, counting stopped there. */
  count: number
  countIsFloor: boolean
}

/** A building, grid or division that was looked at: where and how often, not what stands there. */
export interface AuditPlace {
  kind: 'building' | 'grid' | 'division'
  code: string
  lon: number
  lat: number
  looks: number
  accounts: number
}

export interface AuditAccount {
  id: string
  username: string
  displayName: string
}

/** What there is to choose from in the filter. */
export interface AuditFacets {
  accounts: AuditAccount[]
  purposes: string[]
}

export const AUDIT_PATTERNS = ['burst', 'offHours', 'foreignArea', 'sameTarget'] as const
export type AuditPattern = (typeof AUDIT_PATTERNS)[number]

/** Something conspicuous, with what shows its entries. */
export interface AuditFinding {
  pattern: AuditPattern
  /** Account id; '' = several. */
  user: string
  /** Code of the thing, for `sameTarget`. */
  target: string
  /** Subdistrict, for `foreignArea`. */
  area: string
  looks: number
  accounts: number
  /** ISO 8601, UTC. */
  from: string
  to: string
}

/** Hours of one account's day, for the timeline. */
export interface AuditHour {
  /** 0–23, local time. */
  hour: number
  kind: AuditKind
  count: number
}

export interface AuditVerdict {
  whole: boolean
  /** One sentence, English: for logs and the command line. */
  sentence: string
  /** The same for readers; verdicts of older programs have none. */
  text?: Bilingual
  /** Number of the first bad entry; null = none, or it is no single entry. */
  firstBad: number | null
  faults: number
  entries: number
  erased: number
  /** Newest entry that was checked. */
  lastSeq: number
  /** Signed heads that agree. */
  heads: number
  at: string
}

export interface AuditState {
  entries: number
  lastSeq: number
  lastAt: string | null
  erased: number
  head: { seq: number; at: string } | null
  /** The newest verification that has ended. */
  verdict: AuditVerdict | null
  /** One that runs now. */
  running: { done: number; total: number } | null
}
