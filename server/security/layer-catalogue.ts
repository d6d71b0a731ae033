import { type LayerDefinition, Refusal, type Scope } from '../../data/contracts/index.ts'
import { parseLayerDefinition } from '../../data/registry/index.ts'
import type { Services } from '../services.ts'
import type { Queryable } from '../storage/database.ts'

type Catalogue = Pick<Services, 'registry'> & { db: Queryable }

/** Every layer that the scope may see, in the order of the layer tree; own layers come last. */
export async function listLayers(
  { db, registry }: Catalogue,
  scope: Scope,
): Promise<LayerDefinition[]> {
  const rows = await db.query<{ definition: unknown }>(
    `select definition from own_layer where owner in ('', $1) order by created_at, code`,
    [scope.userId],
  )
  const own = rows.map((row) => parseLayerDefinition(row.definition))
  return [...registry.layers, ...own].filter((layer) => maySeeLayer(scope, layer))
}

/** Absent and forbidden answer alike. */
export async function findLayer(
  { db, registry }: Catalogue,
  scope: Scope,
  code: string,
): Promise<LayerDefinition> {
  const layer = registry.layer(code) ?? (await findOwnLayer(db, scope, code))
  if (layer === undefined || !maySeeLayer(scope, layer)) {
    throw new Refusal(404, 'layer-not-found', `There is no layer ${code}.`)
  }
  return layer
}

/** The same at once, for layers of the registry; `undefined` = another one, or not for this scope. */
export function findRegisteredLayer(
  { registry }: Pick<Services, 'registry'>,
  scope: Scope,
  code: string,
): LayerDefinition | undefined {
  const layer = registry.layer(code)
  return layer !== undefined && maySeeLayer(scope, layer) ? layer : undefined
}

export function maySeeLayer(scope: Scope, layer: LayerDefinition): boolean {
  if (layer.sensitivity > scope.maxSensitivity) return false
  return scope.layers === 'all' || scope.layers.includes(layer.code)
}

/** Roads, water and land use: drawn so that everybody knows where they are, whatever their area. */
export function isOrientation(layer: LayerDefinition): boolean {
  return layer.base === 'map' && ['WATER', 'LANDUSE', 'ROAD'].includes(layer.code)
}

async function findOwnLayer(db: Queryable, scope: Scope, code: string) {
  const row = await db.first<{ definition: unknown }>(
    `select definition from own_layer where code = $1 and owner in ('', $2)`,
    [code, scope.userId],
  )
  return row && parseLayerDefinition(row.definition)
}
