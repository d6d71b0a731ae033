import { afterAll, beforeAll, expect, it } from 'vitest'
import { type AccessWorld, openAccessWorld } from './access-world.ts'
import { checkLive } from './live-check.ts'

let world: AccessWorld
beforeAll(async () => {
  world = await openAccessWorld()
})
afterAll(() => world?.close())

it('the live stream tells everybody of what they may see and of nothing else', async () => {
  expect(await checkLive(world)).toEqual([])
})
