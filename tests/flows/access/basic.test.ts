import { afterAll, beforeAll, expect, it } from 'vitest'
import { ROUTE_PERMISSIONS } from '../../../server/route-permissions.ts'
import { type AccessWorld, openAccessWorld } from './access-world.ts'
import { checkBasic, SENT_BY_PROGRAMS } from './basic-check.ts'

let world: AccessWorld
beforeAll(async () => {
  world = await openAccessWorld()
})
afterAll(() => world?.close())

it('programs that come by name and password get what their accounts may take away', async () => {
  expect(await checkBasic(world)).toEqual([])
})

it('knows of everything that programs may send', () => {
  const sent = ROUTE_PERMISSIONS.filter(({ method, byPassword }) => method !== 'GET' && byPassword)
  expect(sent.map(({ path, byPassword }) => [path, byPassword])).toEqual(SENT_BY_PROGRAMS)
})
