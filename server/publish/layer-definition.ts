import type { LayerDefinition } from '../../data/contracts/index.ts'
import { parseLayerDefinition } from '../../data/registry/index.ts'
import type { Services } from '../services.ts'

/** Of the registry or of the users' own; the publisher works for everybody and asks for no scope. */
export async function layerDefinition(
  { db, registry }: Pick<Services, 'db' | 'registry'>,
  code: string,
): Promise<LayerDefinition | undefined> {
  const known = registry.layer(code)
  if (known !== undefined) return known
  const row = await db.first<{ definition: unknown }>(
    'select definition from own_layer where code = $1',
    [code],
  )
  return row && parseLayerDefinition(row.definition)
}
