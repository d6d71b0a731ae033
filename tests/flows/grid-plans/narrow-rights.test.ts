import { beforeAll, describe, expect, it } from 'vitest'
import type { GridSummary, GridVintage, HandedOver } from '../../../data/contracts/index.ts'
import { createFactsCache } from '../../../server/grid-plans/facts/facts-cache.ts'
import { showFacts } from '../../../server/grid-plans/facts/show-facts.ts'
import { showGround } from '../../../server/grid-plans/facts/show-ground.ts'
import {
  mayCountPeople,
  showHandOver,
} from '../../../server/grid-plans/hand-over/show-hand-over.ts'
import { countByVintage, LAYER_OF } from '../../../server/grid-plans/history/count-by-vintage.ts'
import { makeLayerScope, makeScope, type ScopeOptions } from '../../builders/scope.ts'
import type { DemoUser } from '../../builders/test-app.ts'
import { useTinyApp } from '../../builders/tiny-app.ts'
import { WORLD } from '../../builders/tiny-world.ts'
import { createPlanClient } from './plan-client.ts'

const tiny = useTinyApp()
const { app, get, status } = tiny
const { begin } = createPlanClient(tiny)
const { wenlan } = WORLD.communities
const { grids, buildings, rooms, sites, events, items } = WORLD
const WEST: ScopeOptions = { areas: [grids.west] }
const EAST: ScopeOptions = { areas: [grids.east] }
let plan: string

beforeAll(async () => {
  const { db } = app()
  // Something of everything in the east as well.
  await db.execute(
    `update org_site set grid = $1, community = $2, building = $3, lon = 120.009 where code = $4`,
    [grids.east, wenlan, buildings.slab5, sites.workshop],
  )
  await db.execute(
    'update grid_event set grid = $1, community = $2, lon = 120.009, building = null where no = $3',
    [grids.east, wenlan, events.fire],
  )
  await db.execute(`update layer_item set layer = 'FIRE_UNIT' where code = any($1)`, [
    [items.catering, items.estate],
  ])
  await db.execute(`update layer_item set grid = $1, lon = 120.009 where code = $2`, [
    grids.east,
    items.estate,
  ])
  plan = (await begin({ area: wenlan })).id
  // One who plans where it is not, one without grids, and one who sees events of both grids and the west of them alone.
  await grant('deputy', ['analyst', [WORLD.district], null], ['planner', [WORLD.linxi], null])
  await grant('analyst', ['planner', [WORLD.district], ['BUILDING', 'EVENT']])
  await grant('handler', ['handler', [grids.west], ['GRID']], ['handler', [wenlan], ['EVENT']])
  // The other way round.
  await grant('steward', ['steward', [wenlan], ['GRID']], ['steward', [grids.west], ['EVENT']])
})

async function grant(user: DemoUser, ...given: [string, string[], string[] | null][]) {
  const id = `demo:${user}`
  await app().db.execute('delete from role_assignment where user_id = $1', [id])
  for (const [role, areas, layers] of given) {
    await app().db.execute(
      `insert into role_assignment (user_id, role, areas, layers, max_sensitivity) values ($1, $2, $3, $4, 2)`,
      [id, role, areas, layers],
    )
  }
}

describe('what is counted while a boundary moves', () => {
  const KINDS = ['residents', 'rooms', 'enterprises', 'keyUnits', 'openEvents'] as const
  const facts = async (options: ScopeOptions) => {
    const { services } = app()
    const read = createFactsCache(services.keys)
    const told = await showFacts(services, read, makeScope(options), wenlan)
    return KINDS.map((kind) => told[kind].reduce((sum, count) => sum + count, 0))
  }

  it('is what one may see there, each grid and each layer for itself', async () => {
    const [all, west, east] = [await facts({}), await facts(WEST), await facts(EAST)]
    for (const [index, count] of all.entries()) {
      expect([west[index], east[index]].every((part) => part! > 0 && part! < count)).toBe(true)
      expect(west[index]! + east[index]!).toBe(count)
    }
    const LAYERS = ['RESIDENT', 'ADDRESS', 'ENTERPRISE', 'FIRE_UNIT', 'EVENT']
    for (const [index, layer] of LAYERS.entries()) {
      const of = await facts({ layers: ['BUILDING', layer] })
      expect(of).toEqual(all.map((count, place) => (place === index ? count : 0)))
    }
  })

  it('stands on the houses and ways that one may see', async () => {
    const ground = async (options: ScopeOptions) => {
      const { buildings: houses, lines } = await showGround(
        app().services,
        makeScope(options),
        wenlan,
      )
      return [houses.map(({ code }) => code), lines.some(({ kind }) => kind === 'road')]
    }
    expect(await ground({})).toEqual([[buildings.slab3, buildings.slab5], true])
    expect(await ground(WEST)).toEqual([[buildings.slab3], true])
    expect(await ground({ layers: ['GRID'] })).toEqual([[], false])
  })
})

describe('what changes hands', () => {
  const charge = (kind: HandedOver['kind'], code: string, building: string, from: string) => ({
    ...{ id: `${kind} ${code}`, kind, code, building, from, to: from, households: 1 },
    ...{ subdistrict: WORLD.qingyuan, lon: 120, lat: 30 },
  })
  const CHARGES = [
    charge('building', buildings.slab3, buildings.slab3, grids.west),
    charge('household', rooms.family, buildings.slab3, grids.west),
    charge('enterprise', sites.noodles, buildings.slab3, grids.west),
    charge('event', events.fumes, buildings.slab3, grids.west),
    charge('building', buildings.slab5, buildings.slab5, grids.east),
  ]
  const handed = async (options: ScopeOptions) => {
    const viewer = { scope: makeScope(options), hasPurpose: true }
    const lists = [{ worker: 's', name: '', comes: CHARGES, goes: [] }]
    const { db, services } = app()
    return (await showHandOver(db, services, viewer, lists)).lists[0]!.comes
  }

  it('is shown as far as one may see it', async () => {
    const codes = async (options: ScopeOptions) => (await handed(options)).map(({ code }) => code)
    expect(await codes({})).toEqual(CHARGES.map(({ code }) => code))
    expect(await codes(EAST)).toEqual([buildings.slab5])
    expect(await codes({ layers: ['GRID'] })).toEqual([])
    const LAYERS = { BUILDING: 'building', RESIDENT: 'household', ENTERPRISE: 'enterprise' }
    for (const [layer, kind] of Object.entries({ ...LAYERS, EVENT: 'event' })) {
      const own = CHARGES.filter((one) => one.kind === kind).map(({ code }) => code)
      expect(await codes({ layers: [layer] })).toEqual(own)
    }
  })

  it('tells how many households there are where one may count people', async () => {
    const counted = async (options: ScopeOptions) =>
      (await handed(options)).filter(({ households }) => households).map(({ code }) => code)
    expect(await counted({})).toContain(buildings.slab5)
    expect(await counted({ maxSensitivity: 2 })).toEqual([])
    const looksFor = (options: ScopeOptions) => mayCountPeople(app().services, makeScope(options))
    expect([looksFor({}), looksFor({ layers: ['GRID'] })]).toEqual([true, false])
  })
})

describe('the grids of another day', () => {
  it.each(['residents', 'enterprises', 'events'] as const)(
    'count the %s that one may see',
    async (what) => {
      const { services } = app()
      const layer = services.registry.layer(LAYER_OF[what])!
      // One grid, wherever something lies.
      const vintage = { grids: [{ code: 'g', name: '' }], gridAt: () => 'g' }
      const count = async (options: ScopeOptions) => {
        const question = { what, area: wenlan, from: null, to: null }
        const scope = makeLayerScope(layer, options)
        return (await countByVintage(services, scope, vintage, question)).grids[0]!.count
      }
      const [west, east] = [await count(WEST), await count(EAST)]
      expect(Math.min(west, east)).toBeGreaterThan(0)
      expect(await count({ areas: [wenlan] })).toBe(west + east)
      if (what === 'residents') expect((await count({ ...EAST, maxSensitivity: 2 })) % 5).toBe(0)
    },
  )

  it('are shown with their numbers to who may see the grids themselves', async () => {
    const path = `/api/grids/indicators?vintage=2024-06-01&what=events&area=${wenlan}`
    const codes = async (user: DemoUser) =>
      (await get<{ grids: { code: string }[] }>(user, path)).grids.map(({ code }) => code)
    expect(await codes('planner')).toEqual([grids.west, grids.east])
    expect(await codes('handler')).toEqual([grids.west])
    expect(await codes('steward')).toEqual([grids.west])
  })

  it('name no plan of elsewhere as the one that made them', async () => {
    for (const [id, community, at] of [
      ['here', wenlan, '2020-01-01'],
      ['elsewhere', WORLD.communities.linxi, '2020-01-02'],
    ] as const) {
      await app().db.execute(
        `insert into grid_plan (id, client_id, title, area, author, state, approved_by, published_at)
         values ($1, $1, $1, $2, 'demo:planner', 'published', 'demo:reviewer', $3)`,
        [id, community, at],
      )
      const code = `${community}001`
      await app().db.execute(`insert into grid_lineage values ('2020-01-01', $1, $2, $2, 1)`, [
        id,
        code,
      ])
    }
    const plans = async (user: DemoUser) =>
      (await get<GridVintage[]>(user, '/api/grids/vintages')).flatMap((day) => day.plan ?? [])
    expect(await plans('planner')).toEqual(['elsewhere'])
    expect(await plans('handler')).toEqual(['here'])
  })
})

describe('a plan', () => {
  it('is there for who plans all of its area, and sees grids', async () => {
    const plans = async (user: DemoUser) =>
      (await get<{ id: string }[]>(user, '/api/grid-plans')).map(({ id }) => id)
    expect(await plans('planner')).toContain(plan)
    expect(await plans('deputy')).not.toContain(plan)
    expect(await plans('analyst')).toEqual([])
    const of = (user: DemoUser) => status(user, `/api/grid-plans/${plan}`)
    expect([await of('planner'), await of('deputy'), await of('analyst')]).toEqual([200, 404, 404])
  })

  it('puts people into grids by keys that who plans there alone is told', async () => {
    const keyed = async (user: DemoUser) => {
      const all = await get<GridSummary[]>(user, '/api/grids')
      return all.filter(({ staff }) => staff[0]?.staffKey).map(({ code }) => code)
    }
    expect(await keyed('planner')).toEqual([grids.west, grids.far])
    expect(await keyed('deputy')).toEqual([grids.far])
  })

  it('is taken away by who may plan there as well', async () => {
    const path = `/api/grid-files/${plan}?format=geojson`
    expect(await status('planner', path)).toBe(200)
    // He may take away grids there, and plan elsewhere.
    expect(await status('deputy', path)).toBe(404)
    expect(await status('deputy', '/api/grid-files?format=geojson')).toBe(200)
    expect(await status('analyst', '/api/grid-files?format=geojson')).toBe(404)
  })
})
