import { afterAll, beforeAll, expect, it } from 'vitest'
import { type AccessWorld, openAccessWorld } from './access-world.ts'
import { checkBasic } from './basic-check.ts'

let world: AccessWorld
beforeAll(async () => {
  world = await openAccessWorld()
})
afterAll(() => world?.close())

it('programs that come by name and password get what their accounts may take away', async () => {
  expect(await checkBasic(world)).toEqual([])
})
