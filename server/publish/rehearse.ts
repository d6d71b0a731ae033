import type { Registry } from '../../data/registry/index.ts'
import { buildPack } from './build-pack.ts'
import type { SourceRow } from './copy-rows.ts'
import type { MakeServices } from './make-pack.ts'
import { PackRecorder } from './pack-recorder.ts'
import { readSource } from './read-source.ts'

/** As many as it takes until the machine code of the way is there; some 100 ms of CPU. */
const POINTS = 10_000
/** A subdistrict of no district: its rows are asked for and there are none. */
const NOWHERE = '999999999'

/**
 * Goes once through all that a change of a large layer of points will need: a connection, the question, the building of a
 * pack. The first change after a start would otherwise take twice as long as those behind it. Writes nothing.
 */
export async function rehearse({ db, registry }: Omit<MakeServices, 'folder'>): Promise<void> {
  const layer = largestLayer(registry)
  await db.transaction((client) => readSource(client, registry, layer, NOWHERE, () => undefined), {
    readOnly: true,
  })
  const recorder = new PackRecorder(layer)
  for (let i = 0; i < POINTS; i++) recorder.add(pointNumber(i))
  const { detail, overviews } = await buildPack({ layer, subdistrict: NOWHERE, recorder })
  for (const pack of [detail, ...overviews.values()]) for (const _bytes of pack.chunks());
}

function largestLayer({ layers }: Registry) {
  const layer = layers.find(({ code }) => code === 'ADDRESS')
  if (layer === undefined) throw new Error('the registry has no layer ADDRESS')
  return layer
}

const CODE = 'R3301990010000000X'
const GRID = '330199001001001'
const bytes = Buffer.from(CODE + GRID)

/** Scattered over some kilometres without a pattern, always in the same way. */
function pointNumber(i: number): SourceRow {
  const none = { from: 0, to: 0 }
  return {
    bytes,
    code: { from: 0, to: CODE.length },
    lon: 120 + ((i * 7_919) % 10_007) / 200_000,
    lat: 30.2 + ((i * 104_729) % 9_973) / 200_000,
    geometry: none,
    class: i % 5,
    state: i % 3,
    risk: 0,
    name: none,
    grid: { from: CODE.length, to: bytes.length },
  }
}
