import { expect, it } from 'vitest'
import type { GridSummary } from '../../../data/contracts/index.ts'
import { useTinyApp } from '../../builders/tiny-app.ts'
import { WORLD } from '../../builders/tiny-world.ts'

const { app, get, status } = useTinyApp()
const list = (user: 'commander' | 'worker' | 'handler', query = '') =>
  get<GridSummary[]>(user, `/api/grids${query}`)

it('counts what is in each grid', async () => {
  const [west, east] = await list('commander')
  expect(west).toEqual({
    code: WORLD.grids.west,
    name: '文澜第一网格',
    kind: 'general',
    community: WORLD.communities.wenlan,
    subdistrict: WORLD.qingyuan,
    bounds: [120, 30.25, 120.006, 30.256],
    households: 1,
    residents: 4,
    rooms: 3,
    enterprises: 1,
    openEvents: 1,
    staff: [
      { role: '网格长', name: '陈一', fullTime: true },
      { role: '专职', name: '林二', fullTime: true },
    ],
  })
  expect(east).toMatchObject({ residents: 1, rooms: 1, enterprises: 0, staff: [] })
})

it('tells who plans grids which of two workers of one name is meant', async () => {
  const keys = (grids: readonly GridSummary[]) => grids[0]!.staff.map(({ staffKey }) => staffKey)
  expect(keys(await get<GridSummary[]>('planner', '/api/grids'))).toEqual([
    expect.any(String),
    expect.any(String),
  ])
  expect(keys(await list('commander'))).toEqual([undefined, undefined])
})

it('counts anew after a change', async () => {
  await list('commander')
  await app().db.execute(`update residence set valid_to = '2025-01-01' where resident = 9`)
  expect((await list('commander')).at(-1)).toMatchObject({ code: WORLD.grids.far, residents: 0 })
})

it('keeps to the scope and to the area asked for', async () => {
  const codes = async (...args: Parameters<typeof list>) => (await list(...args)).map((g) => g.code)
  const { west, east, south } = WORLD.grids
  expect(await codes('worker')).toEqual([west, east])
  expect(await codes('handler')).toEqual([west, east, south])
  expect(await codes('handler', `?area=${WORLD.communities.qiaotou}`)).toEqual([south])
  expect(await codes('worker', `?area=${WORLD.linxi}`)).toEqual([])
})

it.each(['area=33', 'area=x', 'colour=red', 'area=330199&area=330199'])(
  'refuses ?%s with the field named',
  async (query) => {
    const answer = await app().as('commander').request(`/api/grids?${query}`)
    const field = query.split('=')[0]
    expect(answer.status).toBe(400)
    expect(await answer.json()).toMatchObject({ error: { code: 'bad-query', details: { field } } })
  },
)

it('answers an empty list rather than an error for an area without grids', async () => {
  expect(await status('commander', '/api/grids?area=330199777')).toBe(200)
})
