import { afterAll, beforeAll, expect, test } from 'vitest'
import type { AuditRow } from '../../../data/contracts/index.ts'
import { publishAll } from '../../../server/publish/publish-all.ts'
import { points } from '../../builders/import-files.ts'
import { createTestApp, type Requester, type TestApp } from '../../builders/test-app.ts'
import { insertTinyWorld, WORLD } from '../../builders/tiny-world.ts'

let app: TestApp
/** One session: a purpose is stated for it. */
let commander: Requester
beforeAll(async () => {
  app = await createTestApp({ seed: insertTinyWorld })
  await publishAll(app.services, 'everything')
  await app.services.packs.catalogue.refresh()
  commander = app.as('commander')
})
afterAll(() => app.close())

/** What was written while this was done. */
async function written(act: () => Promise<unknown>): Promise<Partial<AuditRow>[]> {
  const before = await app.db.first<{ last: number }>(
    'select coalesce(max(seq), 0) as last from audit_entry',
  )
  await act()
  const rows = await app.db.query<AuditRow>(
    `select action, user_id as "user", target, layer, grid, building, purpose, details from audit_trail
     where seq > $1 and action not like 'session.%' order by seq`,
    [before!.last],
  )
  return rows
}

const ask = async (url: string, status = 200) => {
  const answer = await commander.request(url)
  expect(answer.status, await answer.clone().text()).toBe(status)
  return answer
}

test('a look at sensitive values: the layer, the code, the fields, the grid, the purpose', async () => {
  const stated = await commander.request('/api/sessions/current/purpose', {
    method: 'PUT',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ purpose: 'visit' }),
  })
  expect(stated.status).toBe(200)
  const rows = await written(() => ask(`/api/features/ESTATE/${WORLD.items.estate}`))
  expect(rows).toEqual([
    {
      action: 'feature.read',
      user: 'demo:commander',
      target: `ESTATE/${WORLD.items.estate}`,
      layer: 'ESTATE',
      grid: WORLD.grids.west,
      building: null,
      purpose: 'visit',
      details: { disclosed: ['fund', 'manager', 'phone'] },
    },
  ])
})

test('a look at what everybody may see is not written', async () => {
  expect(await written(() => ask(`/api/features/BUILDING/${WORLD.buildings.slab3}`))).toEqual([])
  expect(await written(() => ask('/api/layers'))).toEqual([])
})

test('a downloaded pack, once for all of its ranges', async () => {
  const url = `/packs/SCHOOL/${WORLD.qingyuan}.fgb`
  const known = app.services.packs.catalogue.layer('CATERING')!.packs[0]!
  const path = `/packs/CATERING/${known.subdistrict}.fgb`
  const rows = await written(async () => {
    await ask(url, 404)
    await (await ask(path)).arrayBuffer()
    await (await ask(path)).arrayBuffer()
  })
  expect(rows).toEqual([
    {
      action: 'pack.read',
      user: 'demo:commander',
      target: 'CATERING',
      layer: 'CATERING',
      grid: known.subdistrict,
      building: null,
      purpose: null,
      details: { version: known.version, features: known.featureCount },
    },
  ])
})

test('what a program takes over OGC, with how much and from where', async () => {
  const basic = `Basic ${Buffer.from('commander:onemap-demo').toString('base64')}`
  const rows = await written(async () => {
    const answer = await app.request('/ogc/collections/CATERING/items?limit=10', {
      headers: { Authorization: basic },
    })
    expect(answer.status).toBe(200)
  })
  expect(rows).toEqual([
    expect.objectContaining({
      action: 'features.read',
      layer: 'CATERING',
      grid: WORLD.district,
      details: expect.objectContaining({ count: 2 }),
    }),
  ])
})

test('an import, without the name of the file, its undoing and a removed layer', async () => {
  const file = points([{ at: [120.003, 30.253], name: '张三的店' }])
  const send = async () => {
    const form = new FormData()
    form.append('file', new Blob([file]), 'shops of 张三.geojson')
    const steward = app.as('steward')
    const { id } = await (
      await steward.request('/api/imports', { method: 'POST', body: form })
    ).json()
    await expect
      .poll(async () => (await (await steward.request(`/api/imports/${id}`)).json()).state, {
        timeout: 90_000,
      })
      .toBe('ready')
    const post = { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: '{}' }
    const job = await (await steward.request(`/api/imports/${id}/commit`, post)).json()
    return { id, layer: job.layer as string, undo: `/api/imports/${id}/undo`, post }
  }
  let first: Awaited<ReturnType<typeof send>> | undefined
  const rows = await written(async () => {
    first = await send()
    await app.as('steward').request(first.undo, first.post)
    const second = await send()
    await app.as('steward').request(`/api/layers/${second.layer}`, { method: 'DELETE' })
  })
  expect(rows.map(({ action }) => action)).toEqual([
    'import.commit',
    'import.undo',
    'import.commit',
    'layer.remove',
  ])
  expect(rows[0]).toMatchObject({
    user: 'demo:steward',
    layer: first!.layer,
    grid: WORLD.qingyuan,
    details: { import: first!.id, features: 1 },
  })
  expect(JSON.stringify(rows)).not.toMatch(/张三|geojson/)
})

test('a refused sign-in does not tell what was typed', async () => {
  await app.request('/api/sessions', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ username: 'my-Secret-password', password: 'x' }),
  })
  const { text } = (await app.db.first<{ text: string }>(
    `select string_agg(content::text, ' ') as text from audit_content`,
  ))!
  expect(text).not.toContain('my-Secret-password')
})
