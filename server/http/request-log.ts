import type { MiddlewareHandler } from 'hono'
import type { Logger } from 'pino'
import { withoutValues } from './log-errors.ts'

/** One line an answer, without query strings: they hold names and addresses that people look for. */
export const requestLog =
  (log: Logger): MiddlewareHandler =>
  async (c, next) => {
    const start = performance.now()
    await next()
    noteAnswer(log, c.req.method, c.req.path, c.res.status, performance.now() - start)
  }

export function noteAnswer(
  log: Logger,
  method: string,
  path: string,
  status: number,
  tookMs: number,
): void {
  const ms = Math.round(tookMs)
  const entry = { method, path: withoutValues(path), status, ms }
  // Tiles come by the hundred.
  if (status < 400 && ms < 1_000) log.debug(entry, 'answered')
  else log.info(entry, 'answered')
}
