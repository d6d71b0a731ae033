import type { AreaLevel } from '../../../data/contracts/index.ts'
import { fromGrid4549 } from '../../../data/formats/crs/transverse-mercator.ts'
import { ask } from '../engine.ts'
import { readWkt } from './read-wkt.ts'

export type Shape = { type: 'MultiPolygon'; coordinates: number[][][][] }

const kept = new Map<AreaLevel, Promise<ReadonlyMap<string, Shape>>>()

/** Outlines of all grids or divisions of the scope, by prefix of grid codes; asked for once. */
export function areaShapes(level: AreaLevel): Promise<ReadonlyMap<string, Shape>> {
  const known = kept.get(level)
  if (known) return known
  const loading = loadShapes(level)
  kept.set(level, loading)
  loading.catch(() => kept.delete(level))
  return loading
}

async function loadShapes(level: AreaLevel): Promise<ReadonlyMap<string, Shape>> {
  const isGrid = level === 'grid'
  const found = await ask({
    sql: isGrid
      ? 'select grid as key, ST_AsText(shape) as wkt from grids'
      : 'select grid as key, ST_AsText(shape) as wkt from divisions where level = $1',
    params: isGrid ? [] : [level],
    shapes: [],
    datasets: [isGrid ? 'grids' : 'divisions'],
  })
  const shapes = new Map<string, Shape>()
  for (let i = 0; i < found.rowCount; i++) {
    const wkt = found.column('wkt')?.value(i)
    const coordinates = typeof wkt === 'string' ? readWkt(wkt) : null
    const key = String(found.column('key')?.value(i))
    if (coordinates) shapes.set(key, { type: 'MultiPolygon', coordinates })
  }
  return shapes
}

/** A cell about its centre in metres of EPSG:4549; hexagons have corners to the north and south. */
export function cellShape(
  by: 'hexagon' | 'square',
  sizeM: number,
  { x, y }: { x: number; y: number },
): Shape {
  const radius = by === 'hexagon' ? sizeM / Math.sqrt(3) : sizeM / Math.SQRT2
  const [corners, turn] = by === 'hexagon' ? [6, 1 / 12] : [4, 1 / 8]
  const ring = Array.from({ length: corners + 1 }, (_, i) => {
    const angle = 2 * Math.PI * ((i % corners) / corners + turn)
    const [lon, lat] = fromGrid4549({
      eastingM: x + radius * Math.cos(angle),
      northingM: y + radius * Math.sin(angle),
    })
    return [lon, lat]
  })
  return { type: 'MultiPolygon', coordinates: [[ring]] }
}
