import { beforeAll, expect, it } from 'vitest'
import type { LayerSummary } from '../../../data/contracts/index.ts'
import { loadRegistry } from '../../../data/registry/index.ts'
import { publishAll } from '../../../server/publish/publish-all.ts'
import type { DemoUser } from '../../builders/test-app.ts'
import { useTinyApp } from '../../builders/tiny-app.ts'

const { app, get } = useTinyApp()
beforeAll(async () => {
  const { services } = app()
  await publishAll(services, 'everything')
  await services.packs.catalogue.refresh()
})

const list = (user: DemoUser) => get<LayerSummary[]>(user, '/api/layers')
const counts = async (user: DemoUser, ...codes: string[]) => {
  const layers = new Map((await list(user)).map((layer) => [layer.code as string, layer]))
  return codes.map((code) => layers.get(code)?.featureCount)
}

it('lists every layer of the registry in its order, own layers last', async () => {
  const codes = (await list('commander')).map((layer) => layer.code)
  expect(codes).toEqual([...loadRegistry().layers.map((layer) => layer.code), 'OWN_WELLS'])
})

it('says what a layer is, how it looks and what is published of it', async () => {
  const rental = (await list('commander')).find((layer) => layer.code === 'RENTAL')!
  expect(rental).toMatchObject({
    name: { zh: '出租房', en: 'Rental housing' },
    group: 'housing',
    geometry: 'point',
    featureCount: 1,
    style: { icon: 'temaki:suitcase_key', classAttribute: 'mode', stateAttribute: 'grade' },
    bounds: [120.003, 30.253, 120.003, 30.253],
  })
  expect(Number(rental.version)).toBeGreaterThan(0)
  expect(Date.parse(rental.updatedAt!)).not.toBeNaN()
})

it('counts what the scope may see and no more', async () => {
  const codes = ['ADDRESS', 'BUILDING', 'EVENT', 'GRID', 'OWN_WELLS', 'ROAD', 'CATERING']
  expect(await counts('commander', ...codes)).toEqual([10, 4, 4, 4, 2, 1, 2])
  expect(await counts('handler', ...codes)).toEqual([8, 3, 3, 3, 1, 1, 1])
  expect(await counts('worker', ...codes)).toEqual([6, 2, 2, 2, 1, 1, 1])
})

it('keeps layers above the grade to itself', async () => {
  expect(await counts('handler', 'CT_MATERIAL', 'RESIDENT')).toEqual([undefined, 3])
  expect(await counts('auditor', 'RESIDENT', 'RENTAL')).toEqual([undefined, 1])
})

it('shows an own layer to its owner alone', async () => {
  await app().db.execute(`update own_layer set owner = 'demo:planner'`)
  expect(await counts('planner', 'OWN_WELLS')).toEqual([2])
  expect(await counts('commander', 'OWN_WELLS')).toEqual([undefined])
})
