import { beforeAll, describe, expect, test } from 'vitest'
import type {
  EventPage,
  FeatureCard,
  GridSummary,
  LayerSummary,
  SearchHit,
} from '../../../data/contracts/index.ts'
import { useTinyApp } from '../../builders/tiny-app.ts'
import { WORLD } from '../../builders/tiny-world.ts'

const { app, get, status } = useTinyApp()
const { grids, items, buildings, sites, events } = WORLD

/**
 * The worker: catering, buildings, grids and addresses of the whole district up to grade 2, catering in the grid west up to
 * grade 3, events and enterprises in the grid west alone.
 */
beforeAll(async () => {
  await app().db.transaction(async (client) => {
    await client.execute(`delete from role_assignment where user_id = 'demo:worker'`)
    const grant = (role: string, areas: string[], layers: string[], grade: number) =>
      client.execute(
        `insert into role_assignment (user_id, role, areas, layers, max_sensitivity)
         values ('demo:worker', $1, $2, $3, $4)`,
        [role, areas, layers, grade],
      )
    await grant('gridWorker', [WORLD.district], ['CATERING', 'BUILDING', 'GRID', 'ADDRESS'], 2)
    await grant('gridWorker', [grids.west], ['CATERING'], 3)
    await grant('analyst', [grids.west], ['EVENT', 'ENTERPRISE'], 2)
  })
})

const card = (layer: string, code: string) =>
  get<FeatureCard>('worker', `/api/features/${layer}/${code}`)

describe('with several grants', () => {
  test('a higher grade holds only where it was granted', async () => {
    const phone = async (code: string) =>
      (await card('CATERING', code)).attributes.find(({ key }) => key === 'phone')
    expect(await phone(items.catering)).toMatchObject({ revealable: true })
    // Below the grade no purpose in the world opens it.
    const far = await phone(items.farCatering)
    expect(far).toMatchObject({ masked: true })
    expect(far).not.toHaveProperty('revealable')
  })

  test('a layer is there only where it was granted', async () => {
    expect(await status('worker', `/api/features/ENTERPRISE/${sites.noodles}`)).toBe(200)
    expect(await status('worker', `/api/features/ENTERPRISE/${sites.far}`)).toBe(404)
    expect(await status('worker', `/api/features/RENTAL/${items.rental}`)).toBe(404)
    const layers = await get<LayerSummary[]>('worker', '/api/layers')
    const codes = layers.map(({ code }) => code)
    expect(codes).toEqual(expect.arrayContaining(['CATERING', 'ENTERPRISE', 'EVENT']))
    expect(codes).not.toContain('RENTAL')
    expect(codes).not.toContain('ROAD')
  })

  test('everything that counts follows', async () => {
    const { items: listed, total } = await get<EventPage>('worker', '/api/events')
    expect([listed.map(({ no }) => no), total]).toEqual([[events.fumes, events.closed], 2])
    expect(await status('worker', `/api/events/${events.far}`)).toBe(404)
    const rows = await get<GridSummary[]>('worker', '/api/grids')
    const west = rows.find(({ code }) => code === grids.west)!
    const far = rows.find(({ code }) => code === grids.far)!
    expect(west).toMatchObject({ enterprises: 1, openEvents: 1 })
    expect(far).not.toHaveProperty('enterprises')
    expect(far).not.toHaveProperty('openEvents')
    expect(far).not.toHaveProperty('residents')
    expect(far.rooms).toBeGreaterThan(0)
  })

  test('a building shows of what hangs on it only what may be seen there', async () => {
    const near = (await card('BUILDING', buildings.slab3)).holdings!
    expect(near).toMatchObject({ enterprises: { total: 1 }, events: { total: 2 } })
    expect(near.items.items.map(({ layer }) => layer)).toEqual(['CATERING'])
    expect(near).not.toHaveProperty('residents')
    const far = (await card('BUILDING', buildings.far)).holdings!
    expect(far).not.toHaveProperty('enterprises')
    expect(far).not.toHaveProperty('events')
  })

  test('search finds each layer where it may be seen', async () => {
    const found = async (q: string) =>
      (await get<SearchHit[]>('worker', `/api/search?q=${encodeURIComponent(q)}`)).map(
        ({ code }) => code,
      )
    expect(await found(sites.noodles)).toContain(sites.noodles)
    expect(await found(sites.far)).not.toContain(sites.far)
    expect(await found(items.farCatering)).toContain(items.farCatering)
    expect(await found(events.far)).not.toContain(events.far)
  })

  test('what a role may do, it may where that role was granted', async () => {
    expect(await status('worker', '/ogc/collections/CATERING/items')).toBe(200)
    const headers = {
      Authorization: `Basic ${Buffer.from('worker:onemap-demo').toString('base64')}`,
    }
    const program = async (path: string) => (await app().request(path, { headers })).status
    expect(await program('/ogc/collections/CATERING/items')).toBe(404)
    expect(await program('/ogc/collections/ENTERPRISE/items')).toBe(200)
    expect(await status('worker', '/packs/CATERING/330199001.fgb')).toBe(404)
  })

  test('a filter by a field asks only for what may be read everywhere', async () => {
    expect(await status('worker', '/ogc/collections/CATERING/items?phone=1')).toBe(400)
  })
})

test('routes that stand in no line of the table are not there', async () => {
  expect(await status('commander', '/api/accounts/../layers')).toBe(200)
  expect(await status('commander', '/api/nothing')).toBe(404)
  expect((await app().as('commander').request('/api/layers', { method: 'PATCH' })).status).toBe(405)
})
