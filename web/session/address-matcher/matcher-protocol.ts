import type { BriefMatch } from '../../../data/contracts/index.ts'

/** What the page asks its matching worker. */
export type MatcherRequest =
  | { kind: 'open'; area: string }
  | { kind: 'match'; id: number; texts: readonly string[]; limit: number }

/** What it answers: `open` with some `progress` and then `ready` or `failed`, `match` with `matches`. */
export type MatcherReply =
  /** Of bytes. */
  | { kind: 'progress'; done: number; total: number }
  | { kind: 'ready'; buildings: number; rooms: number }
  | { kind: 'failed'; code: string; reason: string }
  | { kind: 'matches'; id: number; matches: BriefMatch[] }
