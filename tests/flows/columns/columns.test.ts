import { beforeAll, describe, expect, test } from 'vitest'
import type { ColumnCatalogue } from '../../../data/contracts/index.ts'
import { cellsOf } from '../../../data/formats/columns/dataset-rows.ts'
import { decodeColumns } from '../../../data/formats/columns/decode-columns.ts'
import { datasetOf } from '../../../data/registry/index.ts'
import { fillColumns } from '../../../server/publish/fill-columns.ts'
import { localPackMaker } from '../../../server/publish/pack-maker.ts'
import { publishAll } from '../../../server/publish/publish-all.ts'
import type { DemoUser } from '../../builders/test-app.ts'
import { useTinyApp } from '../../builders/tiny-app.ts'
import { WORLD } from '../../builders/tiny-world.ts'

const { app, get, status } = useTinyApp()

beforeAll(async () => {
  const { services } = app()
  await publishAll(services, 'everything')
  await services.packs.catalogue.refresh()
})

const catalogue = (user: DemoUser) => get<ColumnCatalogue>(user, '/api/columns')

async function versionOf(user: DemoUser, dataset: string, subdistrict: string = WORLD.qingyuan) {
  const { datasets } = await catalogue(user)
  const found = datasets.find(({ definition }) => definition.name === dataset)
  return found?.parts.find((part) => part.subdistrict === subdistrict)?.version
}

const ask = (user: DemoUser, path: string, headers: Record<string, string> = {}) =>
  app().as(user).request(path, { headers })

async function rowsOf(user: DemoUser, layer: string) {
  const dataset = datasetOf(app().services.registry.layer(layer)!)
  const answer = await ask(user, `/columns/${dataset.name}/${WORLD.qingyuan}.arrow`)
  expect(answer.status).toBe(200)
  return decodeColumns(dataset, new Uint8Array(await answer.arrayBuffer()))
}

describe('columns', () => {
  test('tell what the database holds, with positions in degrees and metres', async () => {
    const rows = await rowsOf('commander', 'ADDRESS')
    const known = await app().db.query<{ code: string; lon: number; use: string }>(
      `select address.code, address.lon, coalesce(room.use, building.use) as use from address
       left join room on room.code = address.code left join building on building.code = address.code
       where address.subdistrict = $1 and address.code is not null and address.state <> 'retired'
       order by address.code`,
      [WORLD.qingyuan],
    )
    expect(cellsOf(rows, 'code')).toEqual(known.map(({ code }) => code))
    expect(cellsOf(rows, 'lon')).toEqual(known.map(({ lon }) => lon))
    expect(cellsOf(rows, 'use')).toEqual(known.map(({ use }) => use))
    for (const x of cellsOf(rows, 'x')) expect(x).toBeGreaterThan(400_000)
  })

  test('are kept for ever under their version, and not without it', async () => {
    const version = await versionOf('commander', 'catering')
    const path = `/columns/catering/${WORLD.qingyuan}.arrow`
    const named = await ask('commander', `${path}?v=${version}`)
    expect(named.headers.get('Cache-Control')).toBe('private, max-age=31536000, immutable')
    await named.body?.cancel()
    const unnamed = await ask('commander', path)
    expect(unnamed.headers.get('Cache-Control')).toBe('private, no-cache')
    await unnamed.body?.cancel()
    const again = await ask('commander', path, { 'If-None-Match': named.headers.get('ETag')! })
    expect(again.status).toBe(304)
  })

  test('come gzipped to who understands it', async () => {
    const path = `/columns/catering/${WORLD.qingyuan}.arrow`
    const answer = await ask('commander', path, { 'Accept-Encoding': 'gzip' })
    expect(answer.headers.get('Content-Encoding')).toBe('gzip')
    expect(new Uint8Array(await answer.arrayBuffer()).subarray(0, 2)).toEqual(
      new Uint8Array([0x1f, 0x8b]),
    )
  })

  test('have another version as soon as a row has changed', async () => {
    const { services, db } = app()
    const before = await versionOf('commander', 'catering')
    await db.execute(
      `update layer_item set title = '新味面馆' where layer = 'CATERING' and subdistrict = $1`,
      [WORLD.qingyuan],
    )
    await db.query(`select mark_dirty('CATERING', $1)`, [WORLD.qingyuan])
    await publishAll(services, 'dirty')
    await services.packs.catalogue.refresh()
    expect(await versionOf('commander', 'catering')).not.toBe(before)
    expect(new Set(cellsOf(await rowsOf('commander', 'CATERING'), 'title'))).toEqual(
      new Set(['新味面馆']),
    )
  })

  test('are written before anybody asks, and not twice', async () => {
    const { services } = app()
    const maker = localPackMaker(services)
    expect(await fillColumns(services, maker)).toBeGreaterThan(5)
    expect(await fillColumns(services, maker)).toBe(0)
  })

  test('taking them is written down', async () => {
    await (await ask('planner', `/columns/catering/${WORLD.qingyuan}.arrow`)).body?.cancel()
    const entries = await app().db.query(
      `select 1 from audit_entry join audit_content using (seq)
       where action = 'columns.read' and content ->> 'user' = 'demo:planner'`,
    )
    expect(entries.length).toBe(1)
  })
})

describe('counts of people', () => {
  test('are in fives for who may not see them exactly', async () => {
    const exact = cellsOf(await rowsOf('commander', 'RESIDENT'), 'count') as number[]
    expect(exact.some((count) => count % 5 !== 0)).toBe(true)
    await app().db.execute(
      `update role_assignment set max_sensitivity = 2 where user_id = 'demo:analyst'`,
    )
    const rounded = cellsOf(await rowsOf('analyst', 'RESIDENT'), 'count') as number[]
    expect(rounded.every((count) => count % 5 === 0)).toBe(true)
    expect(rounded.length).toBe(exact.length)
  })
})

test('the catalogue has no dataset of a layer that somebody has no right to', async () => {
  await app().db.execute(
    `update role_assignment set layers = '{CATERING}' where user_id = 'demo:planner'`,
  )
  const namesFor = async (user: DemoUser) =>
    (await catalogue(user)).datasets.map(({ definition }) => definition.name)
  expect(await namesFor('commander')).toEqual(expect.arrayContaining(['catering', 'rental']))
  expect(await namesFor('planner')).toContain('catering')
  expect(await namesFor('planner')).not.toContain('rental')
})

test.each([
  '/columns/nothing/330199001.arrow',
  '/columns/CATERING/330199001.arrow',
  '/columns/catering/330199999.arrow',
  '/columns/catering/330199001.fgb',
  '/columns/catering/..%2Fx.arrow',
])('%s is not there', async (path) => {
  expect(await status('commander', path)).toBe(404)
})
