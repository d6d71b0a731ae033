import type { Context, ErrorHandler, Hono, NotFoundHandler } from 'hono'
import { HTTPException } from 'hono/http-exception'
import type { Logger } from 'pino'
import { type ErrorBody, Refusal } from '../../data/contracts/index.ts'
import type { AppEnv } from '../security/app-env.ts'
import { withoutValues } from './log-errors.ts'
import { knownMethods } from './methods.ts'

/** Every failure in the contract's form; what nobody expected goes to the log and only there. */
export const handleError =
  (log: Logger): ErrorHandler =>
  (error, c) => {
    const refusal = toRefusal(error)
    if (refusal.status >= 500)
      log.error({ err: error, path: withoutValues(c.req.path) }, refusal.message)
    return answer(c, refusal)
  }

/** Unknown addresses, and known ones asked with the wrong method. */
export const handleUnknown =
  (app: Hono<AppEnv>): NotFoundHandler =>
  (c) => {
    const { method, path } = c.req
    const allowed = knownMethods(app, path)
    if (allowed.length === 0 || allowed.includes(method)) {
      return answer(c, new Refusal(404, 'not-found', `There is nothing at ${path}.`))
    }
    c.header('Allow', allowed.join(', '))
    const sentence = `${path} does not know ${method}, only ${allowed.join(', ')}.`
    return answer(c, new Refusal(405, 'method-not-allowed', sentence))
  }

function answer(c: Context, { status, code, message, details }: Refusal) {
  const retryAfterS = (details as { retryAfterS?: number } | undefined)?.retryAfterS
  if (retryAfterS) c.header('Retry-After', String(retryAfterS))
  c.header('Cache-Control', 'no-store')
  const body: ErrorBody = { error: { code, message, ...(details !== undefined && { details }) } }
  return c.json(body, status)
}

function toRefusal(error: Error): Refusal {
  if (error instanceof Refusal) return error
  if (error instanceof HTTPException) return fromStatus(error.status)
  if (error instanceof SyntaxError && /JSON/.test(error.message)) {
    return new Refusal(400, 'malformed-json', 'The body is not JSON.')
  }
  if (UNSTORABLE.has((error as { code?: string }).code ?? '')) {
    return new Refusal(400, 'bad-value', 'A value is none that the database can hold.')
  }
  if (DISK_FULL.has((error as { code?: string }).code ?? '')) {
    return new Refusal(503, 'disk-full', 'A disk of the server is full: nothing was saved.')
  }
  if (isDatabaseGone(error)) {
    return new Refusal(503, 'database-gone', 'The database does not answer; try again in a moment.')
  }
  return new Refusal(500, 'internal', 'Something went wrong on the server; it has been logged.')
}

/** PostgreSQL's and the file system's. */
const DISK_FULL = new Set(['53100', 'ENOSPC', 'EDQUOT'])

function fromStatus(status: number): Refusal {
  if (status === 413) return new Refusal(413, 'too-large', 'The body is too large.')
  if (status === 404) return new Refusal(404, 'not-found', 'There is nothing here.')
  if (status < 500) return new Refusal(400, 'bad-request', 'The request cannot be understood.')
  return new Refusal(500, 'internal', 'Something went wrong on the server; it has been logged.')
}

/**
 * PostgreSQL: NUL and halves of characters (22021, 22P05), days that no calendar has (22007, 22008), numbers too large for
 * their column (22003), wherever in a query or a body they stood.
 */
const UNSTORABLE = new Set(['22021', '22P05', '22007', '22008', '22003'])

/** Connection failures of pg: network errors, class 57P, and its own time limit for a connection. */
function isDatabaseGone(error: Error & { code?: string; syscall?: string }): boolean {
  if (error.code?.startsWith('57P')) return true
  if (error.syscall === 'connect' || error.syscall === 'read') return true
  return /Connection terminated|timeout exceeded when trying to connect/.test(error.message)
}
