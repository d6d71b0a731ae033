import type { MiddlewareHandler } from 'hono'
import type { Logger } from 'pino'

/** One line an answer, without query strings: they hold names and addresses that people look for. */
export const requestLog =
  (log: Logger): MiddlewareHandler =>
  async (c, next) => {
    const start = performance.now()
    await next()
    const ms = Math.round(performance.now() - start)
    const entry = { method: c.req.method, path: c.req.path, status: c.res.status, ms }
    // Tiles come by the hundred.
    if (c.res.status < 400 && ms < 1_000) log.debug(entry, 'answered')
    else log.info(entry, 'answered')
  }
