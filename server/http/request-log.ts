import type { MiddlewareHandler } from 'hono'
import type { Logger } from 'pino'
import type { AppEnv } from '../security/app-env.ts'
import { withoutValues } from './log-errors.ts'

/**
 * One line an answer, without query strings: they hold names and addresses that people look for. What was refused or not
 * found stands there by its route: such a path holds what somebody has typed.
 */
export const requestLog =
  (log: Logger): MiddlewareHandler<AppEnv> =>
  async (c, next) => {
    const start = performance.now()
    await next()
    const { status } = c.res
    const path = status < 400 ? c.req.path : (c.get('permission')?.path ?? wordsOf(c.req.path))
    noteAnswer(log, c.req.method, path, status, performance.now() - start)
  }

export function noteAnswer(
  log: Logger,
  method: string,
  path: string,
  status: number,
  tookMs: number,
): void {
  const ms = Math.round(tookMs)
  // Tiles come by the hundred.
  const level = status < 400 && ms < 1_000 ? 'debug' : 'info'
  if (!log.isLevelEnabled(level)) return
  log[level]({ method, path: withoutValues(path), status, ms }, 'answered')
}

/** `/api/sessions` of an address that is no route. */
const wordsOf = (path: string) => /^(\/[a-z-]{1,20}){0,2}/.exec(path)![0] || '/'
