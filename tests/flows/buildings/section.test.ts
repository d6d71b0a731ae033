import { expect, it } from 'vitest'
import type { BuildingSection } from '../../../data/contracts/index.ts'
import { useTinyApp } from '../../builders/tiny-app.ts'
import { WORLD } from '../../builders/tiny-world.ts'

const { get, status } = useTinyApp()
const { buildings, rooms } = WORLD
const section = (user: 'commander' | 'auditor', code: string) =>
  get<BuildingSection>(user, `/api/buildings/${code}/section`)

it('lays a building out by stairwell, floor from the top, and room', async () => {
  const slab = await section('commander', buildings.slab3)
  expect(slab).toMatchObject({ title: '文澜路12号文澜苑3幢', use: '住宅', floors: 6, year: 1998 })
  expect(
    slab.stairwells.map((s) => [
      s.name,
      s.floors.map((f) => [f.floor, f.rooms.map((r) => r.number)]),
    ]),
  ).toEqual([
    ['1单元', [[1, ['101']]]],
    ['2单元', [[5, ['501', '502']]]],
  ])
})

it('fills the rooms with what hangs on them', async () => {
  const all = (await section('commander', buildings.slab3)).stairwells
    .flatMap((s) => s.floors)
    .flatMap((f) => f.rooms)
  expect(all.find((room) => room.code === rooms.family)).toEqual({
    code: rooms.family,
    number: '501',
    use: '居住',
    tenure: '租赁',
    areaM2: 88.5,
    residents: 4,
    aged60: 1,
    floating: 3,
    enterprises: 0,
    items: [{ layer: 'RENTAL', risk: 2 }],
    openEvents: 0,
  })
  expect(all.find((room) => room.code === rooms.shop)).toMatchObject({
    enterprises: 1,
    items: [
      { layer: 'CATERING', risk: 4 },
      { layer: 'CT_MATERIAL', risk: 3 },
    ],
    openEvents: 1,
  })
  expect(all.find((room) => room.code === rooms.empty)).toMatchObject({ residents: 0, items: [] })
})

it('keeps apart no stairwell and an unknown one from named ones', async () => {
  expect((await section('commander', buildings.slab5)).stairwells.map((s) => s.name)).toEqual([
    null,
  ])
})

it('hides residents from who may not see them', async () => {
  const rooms = (await section('auditor', buildings.slab3)).stairwells.flatMap(
    (s) => s.floors[0]!.rooms,
  )
  expect(rooms.map((room) => room.residents)).toEqual([undefined, undefined, undefined])
})

it('is 404 outside the scope and for what is no building', async () => {
  expect(await status('worker', `/api/buildings/${buildings.farmhouse}/section`)).toBe(404)
  expect(await status('handler', `/api/buildings/${buildings.far}/section`)).toBe(404)
  expect(await status('commander', `/api/buildings/${rooms.family}/section`)).toBe(404)
})
