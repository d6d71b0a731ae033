import type { Feature } from 'geojson'
import type { Context } from 'hono'
import {
  type LayerDefinition,
  type LayerScope,
  parseFeatureCode,
} from '../../data/contracts/index.ts'
import type { AppEnv } from '../security/app-env.ts'
import { audit } from '../security/audit.ts'
import type { Keys } from '../security/keys/index.ts'
import { AUDITED_GRADE } from '../security/readable-attributes.ts'
import { sharedArea } from '../security/shared-area.ts'
import type { Database, Queryable } from '../storage/database.ts'
import { type ReadableFeature, toFeature } from './geojson.ts'
import type { GridsInBox } from './grid-boxes.ts'
import type { ItemQuery } from './item-query.ts'
import { GEOJSON_TYPE, JSON_TYPE, type Link, link, ogcUrl } from './links.ts'
import { countItems, findItem, findItems, hasShape } from './store.ts'

export interface ItemCollection {
  type: 'FeatureCollection'
  features: Feature[]
  links: Link[]
  timeStamp: string
  numberReturned: number
  /** On the first page only: it is the same on the others and costs as much as all of them. */
  numberMatched?: number
}

export interface Source {
  db: Database
  keys: Pick<Keys, 'cellSecret'>
}

/** One page; what it discloses of grade 3 and above is written down in the same transaction. */
export async function readItems(
  { db, keys }: Source,
  scope: LayerScope,
  query: ItemQuery,
  gridsInBox: GridsInBox,
  c: Context<AppEnv>,
): Promise<ItemCollection> {
  const { layer } = scope
  const grids =
    query.bbox && isGridded(layer) && query.bbox[0] <= query.bbox[2]
      ? await gridsInBox(query.bbox)
      : null
  return db.transaction(async (client) => {
    const { rows, hasMore } = await findItems(client, scope, query, grids)
    const matched =
      query.after === '' && (hasMore || rows.length > 0)
        ? await countItems(client, scope, query, grids)
        : undefined
    const read = rows.map((row) => toFeature(scope, row, keys))
    await writeDown(client, c, scope, read, rows)
    return {
      type: 'FeatureCollection' as const,
      features: read.map(({ feature }) => feature),
      links: pageLinks(c, layer, hasMore ? rows.at(-1)?.code : undefined),
      timeStamp: new Date().toISOString(),
      numberReturned: rows.length,
      ...(matched !== undefined && { numberMatched: matched }),
    }
  })
}

export async function readItem(
  { db, keys }: Source,
  scope: LayerScope,
  code: string,
  c: Context<AppEnv>,
): Promise<(Feature & { links: Link[] }) | undefined> {
  if (parseFeatureCode(code) === undefined) return undefined
  const { layer } = scope
  return db.transaction(async (client) => {
    const row = await findItem(client, scope, code)
    if (row === undefined) return undefined
    const read = toFeature(scope, row, keys)
    await writeDown(client, c, scope, [read], [row])
    const own = ogcUrl(c, `/collections/${layer.code}`)
    const links = [
      link('self', `${own}/items/${encodeURIComponent(code)}`, GEOJSON_TYPE, 'This feature'),
      link('collection', own, JSON_TYPE, layer.name.en),
    ]
    return { ...read.feature, links }
  })
}

/** Points of the address base: their grid says where they are. */
function isGridded(layer: LayerDefinition): boolean {
  return !hasShape(layer)
}

/** Every look at sensitive values, and all that programs take, which come by name and password. */
async function writeDown(
  client: Queryable,
  c: Context<AppEnv>,
  scope: LayerScope,
  read: readonly ReadableFeature[],
  rows: readonly { grid: string }[],
): Promise<void> {
  const { layer } = scope
  const disclosed = [...new Set(read.flatMap((one) => one.disclosed))]
  const isSensitive = disclosed.length > 0 || layer.sensitivity >= AUDITED_GRADE
  const isProgram = c.get('session').id === ''
  if (read.length === 0 || !(isSensitive || isProgram)) return
  const codes = read.map(({ feature }) => feature.id)
  const details = { disclosed, count: read.length, first: codes[0], last: codes.at(-1) }
  await audit(client, {
    userId: scope.userId,
    action: 'features.read',
    target: layer.code,
    layer: layer.code,
    grid: sharedArea(rows.map(({ grid }) => grid)),
    details,
  })
}

function pageLinks(c: Context, layer: LayerDefinition, last: string | undefined): Link[] {
  const own = ogcUrl(c, `/collections/${layer.code}`)
  const { search, searchParams } = new URL(c.req.url)
  const links = [
    link('self', `${own}/items${search}`, GEOJSON_TYPE, 'This page'),
    link('collection', own, JSON_TYPE, layer.name.en),
  ]
  if (last === undefined) return links
  searchParams.set('after', last)
  return [...links, link('next', `${own}/items?${searchParams}`, GEOJSON_TYPE, 'The next page')]
}
