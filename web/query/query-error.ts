import type { QueryErrorCode } from './types.ts'

/** Where in the SQL, counted in UTF-16 units from 0; line and column from 1. */
export interface SqlPlace {
  readonly at: number
  readonly line: number
  readonly column: number
}

/** Why a question has no answer. `message` is the engine's own sentence (English); `code` has a text in both languages. */
export class QueryError extends Error {
  constructor(
    readonly code: QueryErrorCode,
    message: string,
    readonly place?: SqlPlace,
    /** Names that were perhaps meant. */
    readonly candidates: readonly string[] = [],
  ) {
    super(message)
    this.name = 'QueryError'
  }
}
