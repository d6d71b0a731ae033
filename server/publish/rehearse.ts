import type { LayerDefinition } from '../../data/contracts/index.ts'
import type { Registry } from '../../data/registry/index.ts'
import { buildPack } from './build-pack.ts'
import type { MakeServices } from './make-pack.ts'
import { PackRecorder } from './pack-recorder.ts'
import { readSource } from './read-source.ts'

/**
 * Goes once through all that a change in the largest pack of points will need: a connection, its rows, the building of the
 * pack. After a start neither the database has these rows at hand nor is there machine code for the way, and the first change
 * would take twice as long as those behind it. Writes nothing.
 */
export async function rehearse({ db, registry }: Omit<MakeServices, 'folder'>): Promise<void> {
  const layer = largestLayer(registry)
  const recorder = new PackRecorder(layer)
  const subdistrict = await db.transaction(
    async (client) => {
      const pack = await client.first<{ subdistrict: string }>(
        `select subdistrict from pack where layer = $1 and current
          order by feature_count desc limit 1`,
        [layer.code],
      )
      if (pack === undefined) return undefined
      await readSource(client, registry, layer, pack.subdistrict, (row) => recorder.add(row))
      return pack.subdistrict
    },
    { statementTimeoutMs: 0, readOnly: true },
  )
  // Without a pack every change will be a small one.
  if (subdistrict === undefined) return
  const { detail, overviews } = await buildPack({ layer, subdistrict, recorder })
  for (const pack of [detail, ...overviews.values()]) for (const _bytes of pack.chunks());
}

function largestLayer({ layers }: Registry): LayerDefinition {
  const layer = layers.find(({ code }) => code === 'ADDRESS')
  if (layer === undefined) throw new Error('the registry has no layer ADDRESS')
  return layer
}
