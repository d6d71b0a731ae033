import type { SqlPlace } from '../query-error.ts'
import type { QueryErrorCode } from '../types.ts'
import type { ErrorAnswer } from './messages.ts'

interface EngineError {
  exception_type: string
  exception_message: string
  error_subtype?: string
  /** Bytes of UTF-8 before the place. */
  position?: string
  candidates?: string
}

/** What the engine says (JSON, see `errors_as_json`) in our words, with the place in the statement. */
export function explainError(error: unknown, sql: string): ErrorAnswer {
  const message = error instanceof Error ? error.message : String(error)
  const told = parse(message)
  if (told === undefined) return { code: 'engine-failed', message, candidates: [] }
  const place = told.position === undefined ? undefined : placeAt(sql, Number(told.position))
  return {
    code: codeOf(told),
    // "Candidate bindings" and the like come as a list of their own.
    message: told.exception_message.split('\n')[0]!,
    ...(place && { place }),
    candidates: told.candidates?.split(',').filter((name) => name !== '') ?? [],
  }
}

function parse(message: string): EngineError | undefined {
  const json = /\{"exception_type".*\}/s.exec(message)?.[0]
  if (json === undefined) return plain(message)
  const told = JSON.parse(json) as EngineError
  // Some errors come wrapped in themselves.
  const inner = told.exception_message.startsWith('{"exception_type"')
  return inner ? { ...(JSON.parse(told.exception_message) as EngineError) } : told
}

function plain(message: string): EngineError | undefined {
  const match = /^([A-Z][A-Za-z ]+) Error: (.*)$/s.exec(message)
  return match ? { exception_type: match[1]!, exception_message: match[2]! } : undefined
}

const CODES: Readonly<Record<string, QueryErrorCode>> = {
  Parser: 'syntax',
  Syntax: 'syntax',
  Binder: 'wrong-type',
  Catalog: 'unknown-name',
  Permission: 'forbidden',
  'Out of Memory': 'memory',
  'Not implemented': 'forbidden',
  IO: 'forbidden',
  Transaction: 'forbidden',
  TransactionContext: 'forbidden',
  Interrupt: 'cancelled',
  Fatal: 'engine-failed',
  INTERNAL: 'engine-failed',
}

function codeOf({ exception_type, exception_message, error_subtype }: EngineError): QueryErrorCode {
  if (error_subtype === 'COLUMN_NOT_FOUND') return 'unknown-name'
  if (/configuration has been locked|disabled (by|through) configuration/.test(exception_message)) {
    return 'forbidden'
  }
  if (/multiple statements/.test(exception_message)) return 'syntax'
  return CODES[exception_type] ?? 'calculation'
}

function placeAt(sql: string, bytes: number): SqlPlace {
  const before = decoder.decode(encoder.encode(sql).subarray(0, bytes))
  const lines = before.split('\n')
  return { at: before.length, line: lines.length, column: lines.at(-1)!.length + 1 }
}

const encoder = new TextEncoder()
const decoder = new TextDecoder()
