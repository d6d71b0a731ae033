import type { Bounds, LayerDefinition } from '../../data/contracts/index.ts'
import type { Queryable } from '../storage/database.ts'

/**
 * How far the layer reaches, as far as that is known: its current packs and, for what belongs to the district, the
 * district's outline, which is published first.
 */
export async function boundsOfLayer(
  client: Queryable,
  layer: LayerDefinition,
): Promise<Bounds | undefined> {
  const rows = await client.query<{ bounds: Bounds }>(
    'select bounds from pack where current and bounds is not null and layer = any($1)',
    [layer.group === 'own' ? [layer.code] : [layer.code, 'DIVISION']],
  )
  if (rows.length === 0) return undefined
  const side = (i: 0 | 1 | 2 | 3) => rows.map((row) => row.bounds[i])
  return [Math.min(...side(0)), Math.min(...side(1)), Math.max(...side(2)), Math.max(...side(3))]
}
