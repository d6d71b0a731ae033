import { beforeAll, describe, expect, it } from 'vitest'
import type { BuildingSection, FeatureCard, GridSummary } from '../../../data/contracts/index.ts'
import { possibleCounts } from '../../../data/rules/small-counts.ts'
import type { DemoUser } from '../../builders/test-app.ts'
import { useTinyApp } from '../../builders/tiny-app.ts'
import { WORLD } from '../../builders/tiny-world.ts'

const { app, get, status } = useTinyApp()
const { buildings, rooms, grids } = WORLD
const KINDS = ['count', 'households', 'aged60', 'children14', 'floating'] as const
type Kind = (typeof KINDS)[number]

/** The truth, by building: what the attacker is after. */
const truth = new Map<string, Record<Kind, number>>()

beforeAll(async () => {
  for (const building of [buildings.slab3, buildings.slab5, buildings.far]) {
    const card = await get<FeatureCard>('commander', `/api/features/BUILDING/${building}`)
    truth.set(building, card.holdings!.residents!)
  }
})

const people = async (user: DemoUser, layer: string, code: string) =>
  (await get<FeatureCard>(user, `/api/features/${layer}/${code}`)).holdings?.residents

describe('below grade 3', () => {
  it('a building has counts in fives, the same at each look and by each way', async () => {
    for (const [building, exact] of truth) {
      const first = await people('analyst', 'BUILDING', building)
      expect(first).toMatchObject({ shown: 'rounded' })
      for (const kind of KINDS) {
        const { from, to } = possibleCounts(first![kind])
        expect(first![kind] % 5).toBe(0)
        expect(exact[kind]).toBeGreaterThanOrEqual(from)
        expect(exact[kind]).toBeLessThanOrEqual(to)
      }
      for (const [user, layer] of [
        ['analyst', 'BUILDING'],
        ['planner', 'BUILDING'],
        ['analyst', 'RESIDENT'],
        ['planner', 'ADDRESS'],
      ] as const) {
        expect(await people(user, layer, building)).toEqual(first)
      }
      const card = await get<FeatureCard>('analyst', `/api/features/RESIDENT/${building}`)
      for (const kind of KINDS) {
        const shown = card.attributes.find(({ key }) => key === kind)
        expect(shown).toEqual({ key: kind, value: first![kind], rounded: true })
      }
    }
  })

  it('a room has none, neither on its card nor in the section', async () => {
    expect(await people('analyst', 'ADDRESS', rooms.family)).toEqual({
      count: 0,
      households: 0,
      aged60: 0,
      children14: 0,
      floating: 0,
      shown: 'withheld',
    })
    const section = await get<BuildingSection>(
      'analyst',
      `/api/buildings/${buildings.slab3}/section`,
    )
    const cells = section.stairwells.flatMap((s) => s.floors).flatMap((f) => f.rooms)
    expect(cells.length).toBeGreaterThan(1)
    for (const cell of cells) expect(cell).not.toHaveProperty('residents')
  })

  it('a grid has the sum of its buildings', async () => {
    const list = await get<GridSummary[]>('analyst', '/api/grids')
    for (const [grid, building] of [
      [grids.west, buildings.slab3],
      [grids.east, buildings.slab5],
      [grids.far, buildings.far],
    ] as const) {
      const shown = await people('analyst', 'BUILDING', building)
      expect(list.find(({ code }) => code === grid)).toMatchObject({
        residents: shown!.count,
        households: shown!.households,
        rounded: true,
      })
    }
    const exact = await get<GridSummary[]>('commander', '/api/grids')
    expect(exact.find(({ code }) => code === grids.west)).toMatchObject({ residents: 4 })
    expect(exact[0]).not.toHaveProperty('rounded')
  })

  it('what a grid was drawn with, and how many rent a flat, is withheld', async () => {
    const grid = await get<FeatureCard>('analyst', `/api/features/GRID/${grids.west}`)
    expect(grid.attributes.find(({ key }) => key === 'households')).toEqual({
      key: 'households',
      value: null,
      masked: true,
    })
  })

  it('the open interface says neither more nor a number for “fewer than five”', async () => {
    const path = '/ogc/collections/RESIDENT/items'
    const { features } = await get<{
      features: { id: string; properties: Record<string, unknown> }[]
    }>('analyst', `${path}?limit=100`)
    for (const { id, properties } of features) {
      const shown = (await people('analyst', 'RESIDENT', id))!
      for (const kind of KINDS) expect(properties[kind]).toBe(shown[kind] || null)
    }
  })

  it.each(['count=4', 'households=1', 'aged60=1', 'floating=3'])(
    'nobody finds a building by ?%s',
    async (filter) => {
      expect(await status('analyst', `/ogc/collections/RESIDENT/items?${filter}`)).toBe(400)
      expect(await status('commander', `/ogc/collections/RESIDENT/items?${filter}`)).toBe(200)
    },
  )
})

/** What can be asked of the victim's count, its surroundings and everything that overlaps them. */
async function askEverything(
  user: DemoUser,
  building: string,
): Promise<{ from: number; to: number }> {
  let [from, to] = [0, Number.POSITIVE_INFINITY]
  const learn = (range: { from: number; to: number }) => {
    from = Math.max(from, range.from)
    to = Math.min(to, range.to)
  }
  const shownOf = async (code: string) => (await people(user, 'BUILDING', code))!.count
  for (const layer of ['BUILDING', 'RESIDENT', 'ADDRESS']) {
    learn(possibleCounts((await people(user, layer, building))!.count))
  }
  const others = [...truth.keys()].filter((code) => code !== building)
  const known = await Promise.all(others.map(shownOf))
  const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0)
  for (const area of ['', '330199', WORLD.qingyuan, WORLD.linxi, ...Object.values(grids)]) {
    const list = await get<GridSummary[]>(user, `/api/grids${area && `?area=${area}`}`)
    const codes = new Set<string>(list.map(({ code }) => code))
    const inside = others.filter((_, at) => codes.has(gridOf(others[at]!)))
    if (!codes.has(gridOf(building))) continue
    // Sum minus its parts: as a number it is the rounded one again, and nothing is known of how it was rounded.
    const parts = sum(inside.map((code) => known[others.indexOf(code)]!))
    const rest = sum(list.map(({ residents }) => residents ?? 0)) - parts
    expect(rest).toBe(await shownOf(building))
    learn(possibleCounts(rest))
  }
  const band = (await get<FeatureCard>(user, `/api/features/RESIDENT/${building}`)).attributes.find(
    ({ key }) => key === 'band',
  )?.value
  if (band === '<5') learn({ from: 0, to: 4 })
  for (const kind of ['aged60', 'children14', 'floating', 'households'] as const) {
    learn({ from: possibleCounts((await people(user, 'BUILDING', building))![kind]).from, to })
  }
  return { from, to }
}

const gridOf = (building: string) =>
  building === buildings.slab3 ? grids.west : building === buildings.slab5 ? grids.east : grids.far

describe('an attacker who asks for everything that overlaps a building', () => {
  it('is left with at least three values for how many live there', async () => {
    for (const [building, { count }] of truth) {
      const { from, to } = await askEverything('analyst', building)
      expect(count).toBeGreaterThanOrEqual(from)
      expect(count).toBeLessThanOrEqual(to)
      expect(to - from + 1).toBeGreaterThanOrEqual(3)
    }
  })

  it('learns nothing from waiting: a move shows as the next multiple of five or not at all', async () => {
    const before = (await people('analyst', 'BUILDING', buildings.slab3))!.count
    const shown = new Set<number>()
    for (const [key, to] of [
      [1, '2025-01-01'],
      [2, '2025-01-01'],
      [3, '2025-01-01'],
    ] as const) {
      await app().db.execute('update residence set valid_to = $2 where resident = $1', [key, to])
      shown.add((await people('analyst', 'BUILDING', buildings.slab3))!.count)
    }
    await app().db.execute(
      `update residence set valid_to = null where resident = any('{1,2,3}') and valid_to = '2025-01-01'`,
    )
    expect([...shown].every((value) => value === 0 || value === 5)).toBe(true)
    expect((await people('analyst', 'BUILDING', buildings.slab3))!.count).toBe(before)
  })
})
