import type { LayerDefinition } from '../../../data/contracts/index.ts'
import type { Database } from '../../../server/storage/database.ts'
import type { GuardedLayer, Thing } from './oracle.ts'

/** Everything there is, straight from the tables. */
export interface Inventory {
  layers: ReadonlyMap<string, GuardedLayer>
  things: readonly Thing[]
  /** The grid of each resident's home. */
  inhabited: readonly string[]
}

export async function readInventory(
  db: Database,
  registry: readonly LayerDefinition[],
): Promise<Inventory> {
  const own = await db.query<{ code: string; owner: string }>('select code, owner from own_layer')
  const layers = new Map<string, GuardedLayer>([
    ...registry.map(({ code, sensitivity }) => [code, { code, sensitivity }] as const),
    ...own.map(
      ({ code, owner }) =>
        [code, { code, sensitivity: 1, ...(owner !== '' && { owner }) }] as const,
    ),
  ])
  const rows = await db.query<Row>(EVERYTHING)
  const things = rows.map(({ layer, code, title, room, place, lon, lat }): Thing => {
    const known = layers.get(layer)
    if (known === undefined) throw new Error(`${code} is on the unknown layer ${layer}`)
    return { layer: known, code, title, ...(room && { room }), place, lonLat: [lon, lat] }
  })
  const homes = await db.query<{ grid: string }>(
    `select building.grid from residence join building on building.code = residence.building
     where residence.valid_to is null`,
  )
  return { layers, things, inhabited: homes.map(({ grid }) => grid) }
}

interface Row {
  layer: string
  code: string
  title: string
  room: string | null
  place: string
  lon: number
  lat: number
}

const EVERYTHING = `
  select layer, code, title, room, grid as place, lon, lat from layer_item
  union all select layer, code, name, null, grid, lon, lat from map_feature
  union all select 'EVENT', no, title, room, grid, lon, lat from grid_event
  union all select 'ENTERPRISE', code, name, room, grid, lon, lat from org_site
  union all select 'GRID', code, name, null, code, lon, lat from grid_cell
  union all select 'ADDRESS', code, full_text, null, grid, lon, lat from address where code is not null
  union all select layer, code, title, null, grid, lon, lat from building, unnest(array['BUILDING', 'RESIDENT']) as layer
  union all
  select 'DIVISION', code, name, null,
    left(code, case level when 'district' then 6 when 'subdistrict' then 9 else 12 end), lon, lat
  from division`
