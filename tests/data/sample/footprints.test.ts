import { expect, test } from 'vitest'
import { distanceToSegmentM, insideRing, type Point } from '../../../data/sample/plane.ts'
import { roadsOf } from '../../../data/sample/roads.ts'
import { hullsTouch } from '../../../data/sample/site.ts'
import { watersOf } from '../../../data/sample/waters.ts'
import { subdistricts } from './town.ts'

/** Half of the carriageway that no house may stand on, metres. */
const CARRIAGEWAY_M = {
  expressway: 18,
  arterial: 13,
  secondary: 8,
  'side-road': 4,
  lane: 1.5,
  path: 0.8,
}
const CELL_M = 60

/** Things by the squares of a raster that they may reach. */
function raster<T>(things: readonly T[], points: (thing: T) => readonly Point[]) {
  const cells = new Map<string, Set<T>>()
  for (const thing of things) {
    for (const [x, y] of points(thing)) {
      for (let i = -1; i <= 1; i++) {
        for (let j = -1; j <= 1; j++) {
          const key = `${Math.floor(x / CELL_M) + i}/${Math.floor(y / CELL_M) + j}`
          const cell = cells.get(key) ?? new Set()
          cells.set(key, cell.add(thing))
        }
      }
    }
  }
  return ([x, y]: Point) => cells.get(`${Math.floor(x / CELL_M)}/${Math.floor(y / CELL_M)}`) ?? []
}

test('no building stands in another', () => {
  const placed = subdistricts().flatMap(({ buildings }) => buildings.map((b) => b.placed))
  const near = raster(placed, ({ ring }) => ring)
  const touching = placed.filter((one) =>
    [...near(one.point)].some((other) => other !== one && hullsTouch(one, other, 0)),
  )
  expect(touching).toHaveLength(0)
})

test('no building stands on a road', () => {
  for (const { ground, terrain, buildings } of subdistricts()) {
    const segments = roadsOf(ground, terrain).flatMap(({ points, class: kind }) =>
      points.slice(1).map((b, k) => ({ a: points[k]!, b, half: CARRIAGEWAY_M[kind] })),
    )
    const near = raster(segments, ({ a, b }) => stepsBetween(a, b))
    const inTheWay = buildings.filter(({ placed }) =>
      placed.ring.some((corner) =>
        [...near(corner)].some(({ a, b, half }) => distanceToSegmentM(corner, a, b) < half),
      ),
    )
    expect(inTheWay).toHaveLength(0)
  }
})

test('no building stands in the water', () => {
  for (const { ground, terrain, buildings } of subdistricts()) {
    const waters = watersOf(ground, terrain)
    const drowned = buildings.filter(({ placed }) =>
      waters.some(({ ring }) => placed.ring.some((corner) => insideRing(corner, ring))),
    )
    expect(drowned).toHaveLength(0)
  }
})

test('the rooms of a building lie inside its footprint, not all on one spot', () => {
  for (const { rooms, buildings } of subdistricts()) {
    for (const room of rooms) {
      if (room.index % 7 !== 0) continue
      expect(insideRing(room.point, room.building.placed.ring)).toBe(true)
    }
    const tall = buildings.filter((building) => building.rooms.length > 20)
    expect(tall.length).toBeGreaterThan(100)
    for (const { rooms: own } of tall.slice(0, 50)) {
      expect(new Set(own.map(({ point }) => point.join())).size).toBe(own.length)
    }
  }
})

function stepsBetween(a: Point, b: Point): Point[] {
  const steps = Math.max(1, Math.ceil(Math.hypot(b[0] - a[0], b[1] - a[1]) / (CELL_M / 2)))
  return Array.from({ length: steps + 1 }, (_, k) => [
    a[0] + ((b[0] - a[0]) * k) / steps,
    a[1] + ((b[1] - a[1]) * k) / steps,
  ])
}
