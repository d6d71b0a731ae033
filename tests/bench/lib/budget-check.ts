import {
  type LayerDefinition,
  type Scope,
  TILE_MAX_BYTES,
  TILE_MAX_FEATURES,
  VIEW_MAX_FEATURES,
} from '../../../data/contracts/index.ts'
import { decodeTile } from '../../../data/formats/fgb/tile-decoder.ts'
import { busiestWindow, ROW_STRIDE, TOUCHED } from '../../../data/formats/overview/tile-load.ts'
import { tilesOf } from '../../../data/formats/web-mercator.ts'
import { scopeOn } from '../../../server/security/scope.ts'
import type { TileServer } from '../../../server/tiles/tile-server.ts'

export interface BudgetReport {
  layer: string
  tiles: number
  fullestTile: number
  heaviestTile: number
  fullestView: number
  /** What is wrong, in sentences. */
  faults: string[]
}

/**
 * Reads every tile of a layer from its lowest zoom to `detailZoom` as the scope gets it. Above, tiles and views show parts
 * of what they show there. A view counts a shape on each tile that it touches: more than it draws.
 */
export async function checkBudget(
  server: TileServer,
  layer: LayerDefinition,
  scope: Scope,
  expectedCount: number,
): Promise<BudgetReport> {
  const report: BudgetReport = {
    layer: layer.code,
    tiles: 0,
    fullestTile: 0,
    heaviestTile: 0,
    fullestView: 0,
    faults: [],
  }
  const published = server.published(layer.code)
  for (let z = published?.minZoom ?? 1; z <= (published?.detailZoom ?? 0); z++) {
    const { total, view } = await checkZoom(server, layer, scope, z, report)
    report.fullestView = Math.max(report.fullestView, view)
    if (view > VIEW_MAX_FEATURES) report.faults.push(`z${z}: ${view} features in a view`)
    if (total !== expectedCount) {
      report.faults.push(`z${z}: stands for ${total} instead of ${expectedCount}`)
    }
  }
  return report
}

async function checkZoom(
  server: TileServer,
  layer: LayerDefinition,
  scope: Scope,
  z: number,
  report: BudgetReport,
): Promise<{ total: number; view: number }> {
  const bounds = server.published(layer.code)?.bounds
  const perTile = new Map<number, number>()
  const shapes = new Map<string, number>()
  let total = 0
  if (!bounds) return { total, view: 0 }
  const { minX, maxX, minY, maxY } = tilesOf(bounds, z)
  for (let x = minX; x <= maxX; x++) {
    for (let y = minY; y <= maxY; y++) {
      const { bytes } = await server.answer({
        scope: scopeOn(scope, layer)!,
        tile: { z, x, y },
        gzip: false,
      })
      if (bytes === null) continue
      const { size, codes, count } = decodeTile(bytes)
      note(report, { z, x, y }, size, bytes.length)
      perTile.set(y * ROW_STRIDE + x, size)
      for (let i = 0; i < size; i++) {
        if (layer.geometry === 'point') total += count[i]!
        else shapes.set(codes[i]!, count[i]!)
      }
    }
  }
  for (const count of shapes.values()) total += count
  return { total, view: busiestWindow(perTile, TOUCHED.columns, TOUCHED.rows) }
}

function note(
  report: BudgetReport,
  { z, x, y }: { z: number; x: number; y: number },
  features: number,
  bytes: number,
): void {
  report.tiles++
  report.fullestTile = Math.max(report.fullestTile, features)
  report.heaviestTile = Math.max(report.heaviestTile, bytes)
  if (features > TILE_MAX_FEATURES) report.faults.push(`${z}/${x}/${y}: ${features} features`)
  if (bytes > TILE_MAX_BYTES) report.faults.push(`${z}/${x}/${y}: ${bytes} bytes`)
}
