import type { Database } from '../../../../server/storage/database.ts'

/** Somebody at work, who notes what was acknowledged. */
export interface Writer {
  name: string
  /** One thing after another, until `isOver` or an answer stays away. */
  step(isOver: () => boolean): Promise<void>
  /** After the kill: what of the acknowledged is missing, what is half there. Settles what was in doubt. */
  check(db: Database): Promise<string[]>
  counts(): WriterCounts
}

export interface WriterCounts {
  acknowledged: number
  /** Without an answer when it was killed. */
  doubtful: number
}
