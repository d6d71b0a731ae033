import type { Feature, FeatureCollection } from 'geojson'
import { describe, expect, it } from 'vitest'
import { useTinyApp } from '../../builders/tiny-app.ts'
import { WORLD } from '../../builders/tiny-world.ts'
import * as checks from './ogc-checks.ts'

const { app, get, status } = useTinyApp()
const { rooms, items, events, buildings } = WORLD

type Page = FeatureCollection & {
  numberReturned: number
  numberMatched?: number
  links: { rel: string; href: string }[]
}
const page = (user: Parameters<typeof get>[0], layer: string, query = '') =>
  get<Page>(user, `/ogc/collections/${layer}/items${query}`)
const ids = async (...args: Parameters<typeof page>) =>
  (await page(...args)).features.map((feature) => feature.id)

describe('documents', () => {
  it.each<[string, checks.Check]>([
    ['/ogc', checks.checkLandingPage],
    ['/ogc/conformance', checks.checkConformance],
    ['/ogc/collections', checks.checkCollections],
    ['/ogc/collections/RENTAL', checks.checkCollection],
    ['/ogc/collections/ADDRESS/items', checks.checkItems],
    ['/ogc/collections/ESTATE/items', checks.checkItems],
    [`/ogc/collections/RENTAL/items/${items.rental}`, checks.checkSingleFeature],
  ])('%s meets the requirements', async (path, check) => {
    expect(check(await get('commander', path))).toEqual([])
  })

  it('are linked so that every one can be reached from the landing page', async () => {
    const landing = await get<Page>('commander', '/ogc')
    for (const { rel, href } of landing.links) {
      const path = new URL(href, 'http://localhost').pathname
      expect([rel, await status('commander', path)]).toEqual([rel, 200])
    }
  })

  it('have the media types of the standard', async () => {
    const typeOf = async (path: string) =>
      (await app().as('commander').request(path)).headers.get('Content-Type')
    expect(await typeOf('/ogc/collections/ROAD/items')).toBe('application/geo+json')
    expect(await typeOf('/ogc/api')).toBe('application/vnd.oai.openapi+json;version=3.0')
  })

  it('describe every collection with the attributes that may be asked for', async () => {
    const api = await get<{ paths: Record<string, { get: { parameters: { name?: string }[] } }> }>(
      'handler',
      '/ogc/api',
    )
    const names = api.paths['/collections/RENTAL/items']!.get.parameters.map((p) => p.name)
    expect(names).toContain('grade')
    expect(names).not.toContain('landlord')
  })
})

describe('a client', () => {
  it('may sign in with HTTP Basic', async () => {
    const basic = (text: string) => ({ headers: { Authorization: `Basic ${btoa(text)}` } })
    const answer = await app().request('/ogc/collections', basic('commander:onemap-demo'))
    expect(answer.status).toBe(200)
    const refused = await app().request('/ogc/collections', basic('commander:wrong'))
    expect(refused.status).toBe(401)
    expect(refused.headers.get('WWW-Authenticate')).toMatch(/^Basic /)
  })

  it('follows next links to the end and has everything once', async () => {
    const found: (string | number | undefined)[] = []
    let path: string | undefined = '/ogc/collections/ADDRESS/items?limit=4'
    const sizes: number[] = []
    let matched: number | undefined
    while (path) {
      const one: Page = await get<Page>('commander', path)
      matched ??= one.numberMatched
      found.push(...one.features.map((feature) => feature.id))
      sizes.push(one.numberReturned)
      const next = one.links.find((link) => link.rel === 'next')
      path = next && new URL(next.href).pathname + new URL(next.href).search
    }
    expect(sizes).toEqual([4, 4, 2])
    expect(matched).toBe(10)
    expect(new Set(found).size).toBe(10)
  })

  it('gets features as GeoJSON with their values', async () => {
    const feature = await get<Feature>('commander', `/ogc/collections/RENTAL/items/${items.rental}`)
    expect(feature).toMatchObject({
      id: items.rental,
      geometry: { type: 'Point', coordinates: [120.003, 30.253] },
      properties: {
        title: '文澜苑3幢501出租房',
        grade: '黄',
        tenants: 4,
        risk: '一般',
        landlord: '周*',
      },
    })
  })

  it('counts residents by building', async () => {
    const [first] = (await page('commander', 'RESIDENT', '?limit=1')).features
    expect(first?.properties).toMatchObject({ code: buildings.slab3, count: 4, band: '<5' })
  })
})

describe('filters', () => {
  it.each([
    ['ADDRESS', '?bbox=120.029,30.25,120.04,30.26', [buildings.far, rooms.far]],
    ['BUILDING', '?bbox=120.0081,30.2529,120.0088,30.2531', [buildings.slab5]],
    ['BUILDING', '?bbox=120.0031,30.2531,120.0032,30.26', [buildings.slab3]],
    ['ROAD', '?bbox=120.011,30.252,120.02,30.253', ['R1']],
    ['ROAD', '?bbox=120.011,30.2526,120.02,30.253', []],
    ['OWN_WELLS', '?bbox=120.0035,30.2515,0,120.0045,30.2525,100', ['1']],
    ['OWN_WELLS', '?bbox=120.03,30.25,-170,30.26', ['2']],
    ['EVENT', '?datetime=2025-03-05', [events.fire]],
    ['EVENT', '?datetime=2025-03-05/..', [events.fire, events.far]],
    ['EVENT', '?datetime=../2024-12-31T00:00:00Z', [events.closed]],
    ['RENTAL', '?datetime=2025-01-01', [items.rental]],
    ['RENTAL', '?datetime=../2019-01-01', []],
    ['ROAD', '?datetime=2025-01-01', ['R1']],
    ['CATERING', `?grade=${encodeURIComponent('C')}`, [items.catering]],
    ['CATERING', '?grade=C&gas=x', []],
    ['RENTAL', '?smoke_alarm=true', [items.rental]],
    ['RENTAL', '?tenants=4', [items.rental]],
    ['ROAD', '?class=arterial', ['R1']],
  ])('%s%s', async (layer, query, expected) => {
    const found = await page('commander', layer, query)
    expect(found.features.map((f) => f.id).sort()).toEqual([...expected].sort())
  })

  it.each([
    'limit=0',
    'limit=-1',
    'limit=x',
    'bbox=1,2,3',
    'bbox=1,2,3,4,5',
    'bbox=a,b,c,d',
    'bbox=0,10,1,5',
    'bbox=,,,',
    'bbox=200,0,210,1',
    'datetime=yesterday',
    'datetime=2025-13-01',
    'datetime=2025-02-01/2025-01-01',
    'datetime=a/b/c',
    'colour=red',
    'f=html',
    'bbox=0,0,1,1&bbox=0,0,1,1',
  ])('?%s is refused with the parameter named', async (query) => {
    const answer = await app().as('commander').request(`/ogc/collections/RENTAL/items?${query}`)
    expect(answer.status).toBe(400)
    expect(await answer.json()).toMatchObject({
      error: { code: 'bad-query', details: { field: query.split('=')[0] } },
    })
  })

  it('takes more than the maximum for the maximum', async () => {
    expect((await page('commander', 'RENTAL', '?limit=99999')).numberReturned).toBe(1)
  })
})

describe('the scope', () => {
  it('cuts collections to its areas', async () => {
    expect(await ids('worker', 'BUILDING')).toEqual([buildings.slab3, buildings.slab5])
    expect(await ids('worker', 'EVENT')).toEqual([events.closed, events.fumes].sort())
    expect(await ids('handler', 'OWN_WELLS')).toEqual(['1'])
    expect(await ids('worker', 'ROAD')).toEqual(['R1'])
    expect((await page('worker', 'ADDRESS')).numberMatched).toBe(6)
  })

  it('hides layers, features and values', async () => {
    expect(await status('handler', '/ogc/collections/CT_MATERIAL')).toBe(404)
    expect(await status('handler', '/ogc/collections/CT_MATERIAL/items')).toBe(404)
    expect(await status('worker', `/ogc/collections/BUILDING/items/${buildings.far}`)).toBe(404)
    const collections = await get<{ collections: { id: string }[] }>('handler', '/ogc/collections')
    expect(collections.collections.map((c) => c.id)).not.toContain('CT_MATERIAL')
    const [rental] = (await page('handler', 'RENTAL')).features
    expect(rental?.properties).toMatchObject({ landlord: '周*', phone: '138****1234' })
    expect(await status('handler', '/ogc/collections/RENTAL/items?landlord=x')).toBe(400)
  })

  it('answers 401 to nobody', async () => {
    for (const path of ['/ogc', '/ogc/api', '/ogc/collections/ROAD/items']) {
      expect((await app().request(path)).status).toBe(401)
    }
  })

  it('never shows values of grade 3 as they are; a look at a layer of grade 3 leaves a trace', async () => {
    const count = async () =>
      (await app().db.query(`select from audit_trail where action = 'features.read'`)).length
    const before = await count()
    await page('commander', 'RENTAL')
    expect(await count()).toBe(before)
    await page('commander', 'CT_MATERIAL')
    expect(await count()).toBe(before + 1)
  })
})
