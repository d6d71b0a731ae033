import { expect, it } from 'vitest'
import type { DivisionSummary } from '../../../data/contracts/index.ts'
import { useTinyApp } from '../../builders/tiny-app.ts'
import { WORLD } from '../../builders/tiny-world.ts'

const { get, status } = useTinyApp()
const list = (user: 'commander' | 'worker') => get<DivisionSummary[]>(user, '/api/divisions')

it('lists everything from the district down to its grids', async () => {
  const divisions = await list('commander')
  expect(divisions.map((d) => d.level)).toEqual([
    'district',
    ...['subdistrict', 'community', 'grid', 'grid', 'community', 'grid'],
    ...['subdistrict', 'community', 'grid'],
  ])
  expect(divisions[0]).toEqual({
    code: '330199000000',
    level: 'district',
    name: '良溪区',
    parent: null,
    bounds: [120, 30.25, 120.036, 30.256],
  })
})

it('leads a grid worker down to their grids and nowhere else', async () => {
  const names = (await list('worker')).map((d) => d.name)
  expect(names).toEqual(['良溪区', '清源街道', '文澜社区', '文澜第一网格', '文澜第二网格'])
})

it('gives a boundary as GeoJSON', async () => {
  const feature = await get<GeoJSON.Feature>('worker', `/api/divisions/${WORLD.grids.west}`)
  expect(feature).toMatchObject({
    type: 'Feature',
    id: WORLD.grids.west,
    geometry: { type: 'Polygon' },
    properties: {
      level: 'grid',
      kind: 'general',
      name: '文澜第一网格',
      parent: WORLD.communities.wenlan,
    },
  })
})

it('is 404 outside the scope', async () => {
  expect(await status('worker', `/api/divisions/${WORLD.grids.south}`)).toBe(404)
  expect(await status('handler', '/api/divisions/330199002000')).toBe(404)
  expect(await status('commander', '/api/divisions/330200000000')).toBe(404)
})
