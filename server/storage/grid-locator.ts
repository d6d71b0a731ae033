import Flatbush from 'flatbush'
import type { Geometry } from 'geojson'
import type { Bounds } from '../../data/contracts/index.ts'
import { isInRing } from '../../data/formats/readers/group-rings.ts'
import { decodeWkb } from '../../data/formats/wkb.ts'
import type { Queryable } from './database.ts'
import { loadSql } from './sql-file.ts'

const selectGridsNear = loadSql(import.meta.url, 'select-grids-near.sql')
const selectGrids = loadSql(import.meta.url, 'select-grids.sql')
const stampGrids = loadSql(import.meta.url, 'stamp-grids.sql')

/** Code of the grid that a position lies in; '' = outside of the district. */
export type GridLocator = (lon: number, lat: number) => string

type Rings = readonly (readonly (readonly number[])[])[]

/** Knows the grids around the bounds. Dedicated grids lie over general ones and count only where no other is. */
export async function openGridLocator(db: Queryable, bounds: Bounds): Promise<GridLocator> {
  return locatorOf(await db.query<GridRow>(selectGridsNear, bounds))
}

/** For a few positions now and then: all grids are read once and again only after they have changed. */
export interface GridLookup {
  /** As the grids are now. */
  locator(db: Queryable): Promise<GridLocator>
}

export function createGridLookup(): GridLookup {
  let known: { stamp: string; locator: GridLocator } | undefined
  return {
    locator: async (db) => {
      const { stamp } = (await db.first<{ stamp: string }>(stampGrids))!
      if (known?.stamp !== stamp) {
        known = { stamp, locator: locatorOf(await db.query<GridRow>(selectGrids)) }
      }
      return known.locator
    },
  }
}

interface GridRow {
  code: string
  kind: string
  geometry: Buffer
}

function locatorOf(rows: readonly GridRow[]): GridLocator {
  const grids = rows
    .map(({ code, kind, geometry }) => ({ code, kind, polygons: polygonsOf(decodeWkb(geometry)) }))
    .sort((a, b) => Number(a.kind !== 'general') - Number(b.kind !== 'general'))
  if (grids.length === 0) return () => ''
  const index = new Flatbush(grids.length)
  for (const { polygons } of grids) index.add(...boxOf(polygons))
  index.finish()
  return (lon, lat) => {
    const near = index.search(lon, lat, lon, lat).sort((a, b) => a - b)
    const found = near.find((i) => grids[i]!.polygons.some((rings) => contains(rings, lon, lat)))
    return found === undefined ? '' : grids[found]!.code
  }
}

function polygonsOf(geometry: Geometry): Rings[] {
  if (geometry.type === 'Polygon') return [geometry.coordinates]
  return geometry.type === 'MultiPolygon' ? geometry.coordinates : []
}

/** Inside the outer ring and in no hole. */
const contains = (rings: Rings, lon: number, lat: number) =>
  rings.every((ring, i) => isInRing([lon, lat], ring) === (i === 0))

function boxOf(polygons: readonly Rings[]): [number, number, number, number] {
  const box: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const [lon = 0, lat = 0] of polygons.flatMap((rings) => rings[0] ?? [])) {
    box[0] = Math.min(box[0], lon)
    box[1] = Math.min(box[1], lat)
    box[2] = Math.max(box[2], lon)
    box[3] = Math.max(box[3], lat)
  }
  return box
}
