import type { Services } from '../../server/services.ts'
import { createTileServer } from '../../server/tiles/tile-server.ts'
import { makeScope } from '../builders/scope.ts'
import { checkBudget } from './lib/budget-check.ts'
import { provideDataDir, withServices } from './lib/data-folder.ts'
import { readOptions } from './lib/options.ts'
import { printTable } from './lib/table.ts'

/** Every tile of every layer up to its `detailZoom`: fullest, heaviest, fullest view, and whether each zoom counts all. */
const faults = await withServices(provideDataDir(readOptions()), measure)
for (const fault of faults) console.error(fault)
process.exit(faults.length > 0 ? 1 : 0)

async function measure({ packs, registry }: Services): Promise<string[]> {
  const server = createTileServer(packs, { cacheBytes: 0 })
  const rows = []
  const faults: string[] = []
  for (const layer of registry.layers) {
    const published = server.published(layer.code)
    const count = published?.featureCount ?? 0
    const report = await checkBudget(server, layer, makeScope(), count)
    const { tiles, fullestTile, heaviestTile, fullestView } = report
    const zoom = published?.detailZoom ?? Number.NaN
    rows.push([layer.code, count, zoom, tiles, fullestTile, heaviestTile / 1000, fullestView])
    faults.push(...report.faults.map((fault) => `${layer.code} ${fault}`))
  }
  printTable(['layer', 'features', 'detail zoom', 'tiles', 'fullest', 'kB', 'view'], rows)
  return faults
}
