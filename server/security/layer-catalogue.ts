import {
  type LayerDefinition,
  type LayerScope,
  parseLayerCode,
  Refusal,
  type Scope,
} from '../../data/contracts/index.ts'
import { parseLayerDefinition } from '../../data/registry/index.ts'
import type { Services } from '../services.ts'
import type { Queryable } from '../storage/database.ts'
import { scopeOn } from './scope.ts'

type Catalogue = Pick<Services, 'registry'> & { db: Queryable }

/** Every layer of which the scope may see anything, in the order of the layer tree; own layers come last. */
export async function listLayers({ db, registry }: Catalogue, scope: Scope): Promise<LayerScope[]> {
  const rows = await db.query<OwnLayerRow>(
    `select definition, owner from own_layer where owner in ('', $1) order by created_at, code`,
    [scope.userId],
  )
  const scopes = [
    ...registry.layers.map((layer) => scopeOn(scope, layer)),
    ...rows.map((row) => ownScope(scope, row)),
  ]
  return scopes.filter((found) => found !== undefined)
}

/** Absent and forbidden answer alike. */
export async function findLayer(
  { db, registry }: Catalogue,
  scope: Scope,
  code: string,
): Promise<LayerScope> {
  const layer = registry.layer(code)
  const found = layer ? scopeOn(scope, layer) : await findOwnLayer(db, scope, code)
  if (found === undefined) throw layerNotFound(code)
  return found
}

/** Says again what was asked for only where it has the form of a code: errors get written down and passed on. */
export function layerNotFound(code: string): Refusal {
  const known = parseLayerCode(code)
  const sentence = known ? `There is no layer ${known}.` : 'There is no such layer.'
  return new Refusal(404, 'layer-not-found', sentence)
}

/** The same at once, for layers of the registry; `undefined` = another one, or not for this scope. */
export function findRegisteredLayer(
  { registry }: Pick<Services, 'registry'>,
  scope: Scope,
  code: string,
): LayerScope | undefined {
  const layer = registry.layer(code)
  return layer && scopeOn(scope, layer)
}

interface OwnLayerRow {
  definition: unknown
  /** '' = brought by the command line: seen by all whose grants cover it. */
  owner: string
}

async function findOwnLayer(db: Queryable, scope: Scope, code: string) {
  const row = await db.first<OwnLayerRow>(
    `select definition, owner from own_layer where code = $1 and owner in ('', $2)`,
    [code, scope.userId],
  )
  return row && ownScope(scope, row)
}

function ownScope(scope: Scope, { definition, owner }: OwnLayerRow): LayerScope | undefined {
  const layer: LayerDefinition = parseLayerDefinition(definition)
  return scopeOn(scope, layer, { isOwner: owner !== '' })
}
