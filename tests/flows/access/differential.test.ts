import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { WORLD } from '../../builders/tiny-world.ts'
import { seededRandom } from '../../data/formats/fgb/helpers.ts'
import { type AccessWorld, openAccessWorld } from './access-world.ts'
import type { Asker } from './holders.ts'
import { differences } from './list-checks.ts'
import { type Given, sees, type Thing } from './oracle.ts'
import { ways } from './ways.ts'

const ROUNDS = 5
let world: AccessWorld
beforeAll(async () => {
  world = await openAccessWorld()
})
afterAll(() => world?.close())

const AREAS = [
  WORLD.district,
  WORLD.qingyuan,
  WORLD.linxi,
  ...Object.values(WORLD.communities),
  ...Object.values(WORLD.grids),
]
const LAYERS = [
  ...['CATERING', 'FIN_RISK', 'CT_MATERIAL', 'SHELTER', 'EVENT', 'ENTERPRISE'],
  ...['BUILDING', 'ADDRESS', 'RESIDENT', 'GRID', 'DIVISION', WORLD.ownLayer],
]

/** One to three grants of roles that may take data with them, so that packs show as much as tiles. */
function drawGrants(random: () => number): Given[] {
  const pick = <Item>(items: readonly Item[]) => items[Math.floor(random() * items.length)]!
  return Array.from({ length: 1 + Math.floor(random() * 3) }, () => ({
    role: pick(['commander', 'analyst', 'steward', 'planner'] as const),
    areas: [pick(AREAS), pick(AREAS)],
    layers: random() < 0.3 ? ('all' as const) : LAYERS.filter(() => random() < 0.5),
    grade: pick([1, 2, 3, 4] as const),
  }))
}

describe('for grants drawn at random', () => {
  it('tiles, packs, OGC, cards, search and counts show the same', async () => {
    const random = seededRandom(7)
    const problems: string[] = []
    for (let round = 0; round < ROUNDS; round++) {
      const grants = drawGrants(random)
      const asker: Asker = { id: 'p:ungranted', grants, session: 'living' }
      await world.app.regrant(asker)
      for (const code of LAYERS) {
        const things = world.inventory.things.filter(({ layer }) => layer.code === code)
        const wanted = things.filter((thing) => sees(asker, 'map.read', thing)).map(codeOf)
        for (const [way, codes] of Object.entries(await ways(world, asker, code, things))) {
          const wrong = differences(codes, wanted)
          if (wrong.length > 0) {
            problems.push(`${JSON.stringify(grants)} ${code} by ${way}: ${wrong.join(', ')}`)
          }
        }
      }
    }
    expect(problems).toEqual([])
  })
})

const codeOf = ({ code }: Thing) => code
