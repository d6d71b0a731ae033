import type { Bounds, LayerDefinition, LayerScope } from '../../data/contracts/index.ts'
import { geometryMeetsBox } from '../../data/formats/geometry-meets-box.ts'
import { decodeWkb } from '../../data/formats/wkb.ts'
import { visibleAreas } from '../security/visible-areas.ts'
import type { Queryable } from '../storage/database.ts'
import { askSource, type FeatureRow, sourceParam } from '../storage/feature-sources/index.ts'
import { loadSql, type SqlFile } from '../storage/sql-file.ts'
import type { ItemQuery } from './item-query.ts'

export interface ItemPage {
  rows: FeatureRow[]
  hasMore: boolean
}

/**
 * Features of one page. Positions are compared by the database; lines and areas are taken by their exact shape, batch by
 * batch until the page is full. `grids`: where points in the box can be.
 */
export async function findItems(
  db: Queryable,
  scope: LayerScope,
  query: ItemQuery,
  grids: readonly string[] | null,
): Promise<ItemPage> {
  const { layer } = scope
  const wanted = query.limit + 1
  const rows: FeatureRow[] = []
  const box = hasShape(layer) ? query.bbox : undefined
  const batch = box ? Math.max(wanted, SHAPE_BATCH) : wanted
  let after = query.after
  for (;;) {
    const params = itemParams(scope, { ...query, after }, grids, batch)
    const found = await db.query<FeatureRow>(askSource(layer, FIND_ITEMS), params)
    rows.push(...found.filter((row) => box === undefined || rowMeetsBox(row, box)))
    if (rows.length >= wanted) return { rows: rows.slice(0, query.limit), hasMore: true }
    if (found.length < batch) return { rows, hasMore: false }
    after = found.at(-1)!.code
  }
}

/** `undefined` where it would take reading every shape. */
export async function countItems(
  db: Queryable,
  scope: LayerScope,
  query: ItemQuery,
  grids: readonly string[] | null,
): Promise<number | undefined> {
  const { layer } = scope
  if (hasShape(layer) && query.bbox) return undefined
  const params = itemParams(scope, query, grids, 0)
  const row = await db.first<{ matched: number }>(askSource(layer, COUNT_ITEMS), params)
  return row?.matched
}

export function findItem(
  db: Queryable,
  scope: LayerScope,
  code: string,
): Promise<FeatureRow | undefined> {
  const { layer } = scope
  const { patterns } = visibleAreas(scope)
  return db.first(askSource(layer, FIND_ITEM), [sourceParam(layer), code, patterns])
}

/** Whether its features are more than positions. Own layers may hold anything. */
export function hasShape(layer: LayerDefinition): boolean {
  return layer.geometry !== 'point' || layer.group === 'own'
}

const SHAPE_BATCH = 500

function itemParams(
  scope: LayerScope,
  { bbox, time, after, filters }: ItemQuery,
  grids: readonly string[] | null,
  limit: number,
): unknown[] {
  const { layer } = scope
  const { patterns, from, to } = visibleAreas(scope)
  const box = bbox && !hasShape(layer) ? bbox : [null, null, null, null]
  const isInstant = layer.code === 'EVENT'
  return [
    sourceParam(layer),
    patterns,
    from,
    to,
    after,
    ...box,
    grids,
    time?.from ?? null,
    time?.to ?? null,
    isInstant,
    filters,
    limit,
  ]
}

function rowMeetsBox({ geometry, lon, lat }: FeatureRow, box: Bounds): boolean {
  const shape = geometry ? decodeWkb(geometry) : { type: 'Point' as const, coordinates: [lon, lat] }
  const [west, south, east, north] = box
  if (west <= east) return geometryMeetsBox(shape, box)
  return (
    geometryMeetsBox(shape, [west, south, 180, north]) ||
    geometryMeetsBox(shape, [-180, south, east, north])
  )
}

const sql = (name: string): SqlFile => loadSql(import.meta.url, name)
const FIND_ITEMS = sql('find-items.sql')
const COUNT_ITEMS = sql('count-items.sql')
const FIND_ITEM = sql('find-item.sql')
