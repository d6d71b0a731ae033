import { beforeAll, expect, test } from 'vitest'
import { publishAll } from '../../../server/publish/publish-all.ts'
import type { DemoUser } from '../../builders/test-app.ts'
import { useTinyApp } from '../../builders/tiny-app.ts'
import { WORLD } from '../../builders/tiny-world.ts'

const { app } = useTinyApp()
const PATH = `/packs/CATERING/${WORLD.qingyuan}.fgb`

beforeAll(async () => {
  const { services } = app()
  await publishAll(services, 'everything')
  await services.packs.catalogue.refresh()
})

const take = (user: DemoUser, headers: Record<string, string> = {}) =>
  app().as(user).request(PATH, { headers })
test('the tag of a pack is another one for other rights', async () => {
  const mine = (await take('commander')).headers.get('ETag')!
  expect((await take('commander', { 'If-None-Match': mine })).status).toBe(304)
  const theirs = await take('analyst', { 'If-None-Match': mine })
  expect(theirs.status).toBe(200)
  expect(theirs.headers.get('ETag')).not.toBe(mine)
  await theirs.body!.cancel()
})

test.each([
  ['the layer', 'planner', `layers = '{SHELTER}'`],
  ['all export', 'steward', `role = 'gridWorker'`],
] as const)(
  'a pack that is on its way breaks off when the right to %s is withdrawn',
  async (_what, user, change) => {
    const whole = await take(user)
    expect((await whole.arrayBuffer()).byteLength).toBeGreaterThan(100)
    const begun = await take(user)
    expect(begun.status).toBe(200)
    let end = 'none'
    begun.body!.getReader().closed.catch((error: Error) => {
      end = error.message
    })
    await app().db.execute(`update role_assignment set ${change} where user_id = 'demo:${user}'`)
    await expect.poll(() => end).toContain('withdrawn')
  },
)
