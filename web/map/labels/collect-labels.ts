import type { Brush, PlacedTile } from '../shapes/brush.ts'
import { landuseKind, type RoadKind, roadKind } from '../shapes/palette.ts'
import { shownCount } from '../shapes/shown-count.ts'
import type { TileAddress } from '../tiles/tile-address.ts'
import type { LabelCandidate, LabelKind } from '../tiles/worker-protocol.ts'
import { pointInside } from './point-inside.ts'
import { roadLabels } from './road-labels.ts'

/** Names on a picture tile. A thing's place doesn't depend on the tile, so neighbours agree which of them owns it. */
export function collectLabels(brush: Brush, picture: TileAddress): LabelCandidate[] {
  const rule = RULES[brush.layer.code] ?? (brush.layer.icon ? symbolWish : null)
  if (!rule) return []
  const labels: LabelCandidate[] = []
  const seen = new Set<string>()
  for (const placed of brush.tiles) {
    if (placed.only) continue
    const { data } = placed
    for (let i = 0; i < data.length; i++) {
      const text = data.names[i]!
      if ((text === '' && rule !== symbolWish) || shownCount(brush.layer, data, i) === 0) continue
      const wish = rule(brush, placed, i)
      if (!wish || seen.has(data.codes[i]!)) continue
      seen.add(data.codes[i]!)
      if (wish.kind === 'road') {
        labels.push(...roadLabels(brush, placed, i, { ...wish, text }, picture))
      } else {
        const label = areaLabel(brush, placed, i, { ...wish, text }, picture)
        if (label) labels.push(label)
      }
    }
  }
  return labels
}

interface Wish {
  kind: LabelKind
  rank: number
}

type Rule = (brush: Brush, placed: PlacedTile, feature: number) => Wish | null

const RULES: Record<string, Rule> = {
  DIVISION: (brush, placed, i) => divisionWish(placed.data.codes[i]!, brush.viewZoom),
  GRID: (brush) => (brush.viewZoom >= 15.3 ? { kind: 'grid', rank: 30 } : null),
  WATER: (brush, placed, i) =>
    brush.viewZoom >= 12 ? { kind: 'water', rank: 50 + extent(placed, i) / 500 } : null,
  LANDUSE: landuseWish,
  ROAD: (brush, placed, i) => {
    const { from, rank } = ROADS[roadKind(brush.layer.classes[placed.data.class[i]! - 1]?.value)]
    return brush.viewZoom >= from ? { kind: 'road', rank } : null
  },
  BUILDING: (brush, placed, i) =>
    brush.viewZoom >= 16.8 && extent(placed, i) > 16 * brush.ratio
      ? { kind: 'building', rank: 10 }
      : null,
}

const ROADS: Record<RoadKind, { from: number; rank: number }> = {
  railway: { from: 14.5, rank: 41 },
  path: { from: 17, rank: 40 },
  lane: { from: 16.3, rank: 41 },
  'side-road': { from: 15.2, rank: 42 },
  secondary: { from: 14.2, rank: 43 },
  arterial: { from: 13, rank: 44 },
  expressway: { from: 12, rank: 45 },
}

function divisionWish(code: string, zoom: number): Wish | null {
  if (code.endsWith('000000')) return zoom < 12.5 ? { kind: 'district', rank: 100 } : null
  if (code.endsWith('000')) {
    return zoom >= 10 && zoom < 15 ? { kind: 'subdistrict', rank: 90 } : null
  }
  return zoom >= 13.3 && zoom < 16.6 ? { kind: 'community', rank: 70 } : null
}

function landuseWish(brush: Brush, placed: PlacedTile, i: number): Wish | null {
  const value = brush.layer.classes[placed.data.class[i]! - 1]?.value ?? ''
  const size = extent(placed, i) / brush.ratio
  if (brush.viewZoom < 14 || size < 60) return null
  const kind = landuseKind(value) === 'green' ? 'park' : 'place'
  return { kind, rank: 20 + Math.min(15, size / 60) }
}

/** Areas of thematic layers carry their icon where it has room. */
function symbolWish(brush: Brush, placed: PlacedTile, i: number): Wish | null {
  return extent(placed, i) > 44 * brush.ratio
    ? { kind: 'symbol', rank: 60 + placed.data.risk[i]! }
    : null
}

/** Longer side of a feature's box, device pixels. */
function extent({ data, size }: PlacedTile, feature: number): number {
  let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity]
  const first = data.featureParts[feature]!
  const from = first === 0 ? 0 : data.partEnds[first - 1]!
  const to = data.partEnds[data.featureParts[feature + 1]! - 1] ?? from
  for (let i = from; i < to; i++) {
    const x = data.xy[2 * i]!
    const y = data.xy[2 * i + 1]!
    if (x < minX) minX = x
    if (x > maxX) maxX = x
    if (y < minY) minY = y
    if (y > maxY) maxY = y
  }
  return Math.max(maxX - minX, maxY - minY) * size
}

function areaLabel(
  brush: Brush,
  placed: PlacedTile,
  feature: number,
  wish: Wish & { text: string },
  picture: TileAddress,
): LabelCandidate | null {
  const at = pointInside(placed.data, feature)
  if (!at) return null
  const side = brush.context.canvas.width
  const px = at.x * placed.size + placed.offsetX
  const py = at.y * placed.size + placed.offsetY
  if (px < 0 || py < 0 || px >= side || py >= side) return null
  const world = 2 ** picture.z * side
  return {
    ...wish,
    x: (picture.x * side + px) / world,
    y: (picture.y * side + py) / world,
    ...(wish.kind === 'grid' || wish.kind === 'symbol' ? { colour: brush.layer.colour } : {}),
    ...(wish.kind === 'symbol' ? { icon: brush.layer.icon, risk: placed.data.risk[feature]! } : {}),
  }
}
