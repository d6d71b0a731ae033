import { describe, expect, it } from 'vitest'
import type { FeatureCard } from '../../../data/contracts/index.ts'
import { useTinyApp } from '../../builders/tiny-app.ts'
import { WORLD } from '../../builders/tiny-world.ts'

const { app, get, status } = useTinyApp()
const { buildings, rooms, items, sites, events, grids } = WORLD

const card = (user: Parameters<typeof get>[0], layer: string, code: string) =>
  get<FeatureCard>(user, `/api/features/${layer}/${code}`)
const shown = (feature: FeatureCard, key: string) => feature.attributes.find((a) => a.key === key)

/** As the commander sees it who has said what for. */
async function openCard(layer: string, code: string): Promise<FeatureCard> {
  const commander = app().as('commander')
  await commander.request('/api/sessions/current/purpose', {
    method: 'PUT',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ purpose: 'visit' }),
  })
  return (await (await commander.request(`/api/features/${layer}/${code}`)).json()) as FeatureCard
}

describe('the card of a feature', () => {
  it('says what it is, where it is and what hangs on the address', async () => {
    const rental = await card('commander', 'RENTAL', items.rental)
    expect(rental).toMatchObject({
      title: '文澜苑3幢501出租房',
      subtitle: '文澜路12号文澜苑3幢2单元501室',
      lonLat: [120.003, 30.253],
      risk: 2,
      address: {
        code: rooms.family,
        building: buildings.slab3,
        fullText: '良溪区清源街道文澜社区文澜路12号文澜苑3幢2单元501室',
        grid: grids.west,
      },
    })
    expect(rental.holdings).toMatchObject({
      residents: { count: 4, households: 1, aged60: 1, floating: 3 },
      rooms: 1,
      enterprises: { total: 0 },
      items: { total: 1, items: [{ layer: 'RENTAL', code: items.rental, class: 1, state: 2 }] },
      events: { total: 0, open: 0 },
    })
  })

  it('counts a building with all its rooms', async () => {
    const building = await card('commander', 'BUILDING', buildings.slab3)
    expect(building.title).toBe('文澜路12号文澜苑3幢')
    expect(building.geometry).toMatchObject({ type: 'Polygon' })
    expect(building.bounds).toHaveLength(4)
    expect(building.holdings).toMatchObject({
      residents: { count: 4 },
      rooms: 3,
      enterprises: {
        total: 1,
        items: [{ code: sites.noodles, class: 2, state: 1, room: rooms.shop }],
      },
      items: { total: 3 },
      events: { total: 2, open: 1 },
    })
    expect(building.holdings!.items.items[0]).toMatchObject({ layer: 'CATERING', risk: 4 })
  })

  it.each([
    ['ADDRESS', rooms.family, '文澜路12号文澜苑3幢2单元501室'],
    ['RESIDENT', buildings.slab3, '文澜路12号文澜苑3幢'],
    ['ENTERPRISE', sites.noodles, '老周面馆'],
    ['EVENT', events.fumes, '老周面馆油烟扰民'],
    ['GRID', grids.west, '文澜第一网格'],
    ['DIVISION', '330199001000', '清源街道'],
    ['ESTATE', items.estate, '文澜苑'],
    ['WATER', 'W1', '清溪'],
    ['OWN_WELLS', '1', '老井'],
  ])('is there for layer %s', async (layer, code, title) => {
    const feature = await card('commander', layer, code)
    expect([feature.layer, feature.code, feature.title]).toEqual([layer, code, title])
  })

  it('gives map features their class in words', async () => {
    expect(shown(await card('commander', 'ROAD', 'R1'), 'class')?.value).toBe('arterial')
    expect(shown(await card('commander', 'OWN_WELLS', '1'), 'depth')?.value).toBe(12)
  })

  it('gives events the keys of the event list', async () => {
    const event = await card('commander', 'EVENT', events.fumes)
    expect(Object.fromEntries(event.attributes.map((a) => [a.key, a.value]))).toMatchObject({
      category: 'enforcement',
      subclass: 'fumes',
      state: 'doing',
      level: '4',
      closed_at: null,
    })
  })
})

describe('who may see it', () => {
  it.each([
    ['worker', 'BUILDING', buildings.farmhouse],
    ['worker', 'EVENT', events.fire],
    ['worker', 'OWN_WELLS', '2'],
    ['handler', 'BUILDING', buildings.far],
    ['handler', 'CATERING', items.farCatering],
    ['handler', 'CT_MATERIAL', items.goods],
    ['auditor', 'RESIDENT', buildings.slab3],
    ['commander', 'BUILDING', 'B330199000000000'],
    ['commander', 'NO_SUCH', '1'],
    ['commander', 'building', buildings.slab3],
    ['commander', 'BUILDING', '%00'],
  ] as const)('%s gets 404 for %s %s', async (user, layer, code) => {
    expect(await status(user, `/api/features/${layer}/${code}`)).toBe(404)
  })

  it('shows a street to everybody', async () => {
    expect(await status('worker', '/api/features/ROAD/R1')).toBe(200)
  })

  it('answers 401 without a session', async () => {
    expect((await app().request(`/api/features/BUILDING/${buildings.slab3}`)).status).toBe(401)
  })

  it('masks or withholds what is above the grade', async () => {
    const rental = await card('handler', 'RENTAL', items.rental)
    expect(shown(rental, 'landlord')).toEqual({ key: 'landlord', value: '周*', masked: true })
    expect(shown(rental, 'phone')).toEqual({ key: 'phone', value: '138****1234', masked: true })
    expect(shown(rental, 'rooms')).toHaveProperty('value')
    expect(shown(rental, 'tenants')).toEqual({ key: 'tenants', value: null, masked: true })
    const toCommander = await card('commander', 'RENTAL', items.rental)
    expect(shown(toCommander, 'tenants')).toEqual({ key: 'tenants', value: 4 })
    const estate = await card('handler', 'ESTATE', items.estate)
    expect(shown(estate, 'fund')).toEqual({ key: 'fund', value: null, masked: true })
    expect(shown(await card('commander', 'ESTATE', items.estate), 'fund')).toEqual({
      key: 'fund',
      value: null,
      masked: true,
      revealable: true,
    })
    expect(shown(await openCard('ESTATE', items.estate), 'fund')).toEqual({
      key: 'fund',
      value: 1200,
    })
  })

  it('leaves out what hangs on layers that may not be seen', async () => {
    const building = await card('auditor', 'BUILDING', buildings.slab3)
    expect(building.holdings).not.toHaveProperty('residents')
    const seen = building.holdings!.items.items.map((item) => item.layer)
    expect(seen.sort()).toEqual(['CATERING', 'RENTAL'])
  })
})

describe('the audit log', () => {
  const reads = () =>
    app().db.query<{ user_id: string; target: string; purpose: string; details: object }>(
      `select user_id, target, purpose, details from audit_trail where action = 'feature.read' order by seq`,
    )

  it('has one entry for each look at values of grade 3, none for masked ones', async () => {
    const before = (await reads()).length
    await card('handler', 'RENTAL', items.rental)
    await card('commander', 'BUILDING', buildings.slab3)
    expect(await reads()).toHaveLength(before)
    await card('commander', 'RENTAL', items.rental)
    expect(await reads()).toHaveLength(before)
    await openCard('RENTAL', items.rental)
    expect((await reads()).slice(before)).toEqual([
      {
        user_id: 'demo:commander',
        purpose: 'visit',
        target: `RENTAL/${items.rental}`,
        details: { disclosed: ['landlord', 'manager', 'phone'] },
      },
    ])
  })

  it('holds every look at a layer of grade 3', async () => {
    const before = (await reads()).length
    await card('commander', 'CT_MATERIAL', items.goods)
    expect((await reads()).length).toBe(before + 1)
  })
})
