import { Hono } from 'hono'
import { pino } from 'pino'
import { expect, it } from 'vitest'
import { requestLog } from '../../../server/http/request-log.ts'
import { ROUTE_PERMISSIONS } from '../../../server/route-permissions.ts'
import type { AppEnv } from '../../../server/security/app-env.ts'

/** What is logged of a request to `/api/features/:layer/:code`, answered with this status. */
async function logged(path: string, status: 200 | 404): Promise<string> {
  const lines: string[] = []
  const log = pino({ level: 'debug' }, { write: (line: string) => void lines.push(line) })
  const app = new Hono<AppEnv>()
  app.use(requestLog(log))
  app.get('/api/features/:layer/:code', (c) => {
    c.set(
      'permission',
      ROUTE_PERMISSIONS.find((one) => one.path === '/api/features/:layer/:code'),
    )
    return c.body(null, status)
  })
  await app.request(path)
  return (JSON.parse(lines[0]!) as { path: string }).path
}

it('an answer stands in the log by its path', async () => {
  expect(await logged('/api/features/CATERING/F1?q=secret', 200)).toBe('/api/features/CATERING/F1')
})

it('what was not found stands there by its route, not by what somebody has typed', async () => {
  expect(await logged('/api/features/CATERING/zhangsan', 404)).toBe('/api/features/:layer/:code')
})

it('what is no route stands there by its first words', async () => {
  expect(await logged('/api/people/zhangsan/13812341234', 404)).toBe('/api/people')
  expect(await logged('/张三', 404)).toBe('/')
})
