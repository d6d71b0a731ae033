import type { MultiPolygon, Polygon, Position } from 'geojson'
import { describe, expect, test } from 'vitest'
import { decodeWkb } from '../../../data/formats/wkb.ts'
import { toLonLat } from '../../../data/sample/plane.ts'
import { allRows, subdistricts } from './town.ts'

interface Area {
  code: string
  polygons: Position[][][]
}

function areas(
  table: string,
  keep: (row: Record<string, unknown>) => boolean = () => true,
): Area[] {
  return allRows(table)
    .filter(keep)
    .map((row) => {
      const geometry = decodeWkb(row.geometry as Uint8Array) as Polygon | MultiPolygon
      return {
        code: String(row.code),
        polygons: geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates,
      }
    })
}

function signedArea(ring: Position[]): number {
  return (
    ring.slice(1).reduce((sum, b, k) => sum + ring[k]![0]! * b[1]! - b[0]! * ring[k]![1]!, 0) / 2
  )
}

const areaOf = ({ polygons }: Area) =>
  polygons.flat().reduce((sum, ring) => sum + signedArea(ring), 0)

/** Stretches of border by direction; in a clean coverage each inner one stands once each way. */
function borders(list: readonly Area[]): { twice: number; unpaired: number } {
  const directed = new Map<string, number>()
  for (const ring of list.flatMap(({ polygons }) => polygons.flat())) {
    for (let k = 1; k < ring.length; k++) {
      const key = `${ring[k - 1]!.join()} ${ring[k]!.join()}`
      directed.set(key, (directed.get(key) ?? 0) + 1)
    }
  }
  let unpaired = 0
  for (const key of directed.keys()) {
    const [a, b] = key.split(' ')
    if (!directed.has(`${b} ${a}`)) unpaired++
  }
  return { twice: [...directed.values()].filter((n) => n > 1).length, unpaired }
}

const grids = areas('grid_cell')
const level = (name: string) => areas('division', (row) => row.level === name)

describe('grids', () => {
  test('cover the district without gap or overlap', () => {
    const district = level('district')
    expect(grids.reduce((sum, grid) => sum + areaOf(grid), 0)).toBeCloseTo(areaOf(district[0]!), 10)
    const outer = district[0]!.polygons.flat().reduce((sum, ring) => sum + ring.length - 1, 0)
    expect(borders(grids)).toEqual({ twice: 0, unpaired: outer })
  })

  test('make up their communities, and these their subdistricts', () => {
    for (const community of level('community')) {
      const parts = grids.filter(({ code }) => code.startsWith(community.code))
      expect(parts.length).toBeGreaterThan(0)
      expect(parts.reduce((sum, grid) => sum + areaOf(grid), 0)).toBeCloseTo(areaOf(community), 10)
    }
    for (const subdistrict of level('subdistrict')) {
      const prefix = subdistrict.code.slice(0, 9)
      const parts = level('community').filter(({ code }) => code.startsWith(prefix))
      expect(parts.reduce((sum, part) => sum + areaOf(part), 0)).toBeCloseTo(
        areaOf(subdistrict),
        10,
      )
    }
  })

  test('are each in one piece', () => {
    expect(grids.every(({ polygons }) => polygons.length === 1)).toBe(true)
  })

  test('are numbered without holes, dedicated ones from 901', () => {
    for (const community of level('community')) {
      const own = grids.filter(({ code }) => code.startsWith(community.code))
      const numbers = own.map(({ code }) => Number(code.slice(12))).sort((a, b) => a - b)
      const general = numbers.filter((n) => n < 900)
      const dedicated = numbers.filter((n) => n > 900)
      expect(general).toEqual(general.map((_, k) => k + 1))
      expect(dedicated).toEqual(dedicated.map((_, k) => 901 + k))
    }
  })

  test('are mostly of 200 to 800 households, with some above and below', () => {
    const households = allRows('grid_cell').map((row) => Number(row.households))
    const within = households.filter((n) => n >= 200 && n <= 800).length
    expect(within).toBeGreaterThan(44)
    expect(Math.max(...households)).toBeGreaterThan(800)
    expect(Math.min(...households)).toBeLessThan(200)
  })

  test('include dedicated ones for the works and the shopping street', () => {
    const names = allRows('grid_cell')
      .filter((row) => row.kind === 'dedicated')
      .map((row) => String(row.name))
    expect(names.some((name) => name.includes('工业园'))).toBe(true)
    expect(names.some((name) => name.includes('商业街'))).toBe(true)
  })
})

test('every building lies in the polygon of its own grid and no other', () => {
  for (const { buildings, addresses } of subdistricts()) {
    for (const building of buildings.filter(({ index }) => index % 11 === 0)) {
      const point = toLonLat(building.placed.point)
      const holding = grids.filter(({ polygons }) => polygons.some((rings) => inside(point, rings)))
      expect(holding.map(({ code }) => code)).toEqual([addresses.of(building).grid.code])
    }
  }
})

function inside([x, y]: readonly [number, number], rings: Position[][]): boolean {
  let odd = false
  for (const ring of rings) {
    for (let k = 1; k < ring.length; k++) {
      const [ax, ay] = ring[k - 1] as [number, number]
      const [bx, by] = ring[k] as [number, number]
      if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) odd = !odd
    }
  }
  return odd
}
