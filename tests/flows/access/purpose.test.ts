import { afterAll, beforeAll, expect, it } from 'vitest'
import { type AccessWorld, openAccessWorld } from './access-world.ts'
import { checkPurposes } from './purpose-check.ts'

let world: AccessWorld
beforeAll(async () => {
  world = await openAccessWorld()
})
afterAll(() => world?.close())

it('a stated purpose opens the values of the grade that is held, where it is held', async () => {
  expect(await checkPurposes(world)).toEqual([])
})
