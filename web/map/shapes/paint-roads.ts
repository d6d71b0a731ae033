import { type Brush, byZoom, pathOf } from './brush.ts'
import { type Palette, ROAD_KINDS, type RoadKind, roadKind } from './palette.ts'

/** First zoom, and width in CSS pixels by zoom. */
interface RoadLook {
  from: number
  width: readonly (readonly [zoom: number, cssPixels: number])[]
}

const LOOKS: Record<RoadKind, RoadLook> = {
  railway: {
    from: 11,
    width: [
      [11, 0.8],
      [15, 1.6],
      [18, 3],
    ],
  },
  path: {
    from: 15.5,
    width: [
      [15.5, 0.7],
      [17, 1.4],
      [20, 5],
    ],
  },
  lane: {
    from: 14.5,
    width: [
      [14.5, 0.6],
      [16, 2.4],
      [17, 5],
      [20, 30],
    ],
  },
  'side-road': {
    from: 13,
    width: [
      [13, 0.6],
      [15, 2.6],
      [16, 4.6],
      [17, 8],
      [20, 46],
    ],
  },
  secondary: {
    from: 11.5,
    width: [
      [11.5, 0.6],
      [14, 2.4],
      [16, 7],
      [17, 11],
      [20, 66],
    ],
  },
  arterial: {
    from: 10,
    width: [
      [10, 0.7],
      [13, 2.4],
      [14, 3.6],
      [16, 9.5],
      [17, 15],
      [20, 88],
    ],
  },
  expressway: {
    from: 8,
    width: [
      [8, 0.8],
      [12, 2.2],
      [14, 5],
      [16, 12],
      [17, 19],
      [20, 110],
    ],
  },
}

/** How far beyond their middle the widest roads reach, CSS pixels. */
export function roadReach(viewZoom: number): number {
  const widths = ROAD_KINDS.filter((kind) => viewZoom >= LOOKS[kind].from).map((kind) =>
    byZoom(viewZoom, LOOKS[kind].width),
  )
  return Math.max(0, ...widths) / 2 + 1
}

/** All casings first, then all fillings, so that crossings are open. */
export function paintRoads(brush: Brush) {
  const { context, palette, ratio, viewZoom } = brush
  const kinds = brush.layer.classes.map((c) => roadKind(c.value))
  const roads = ROAD_KINDS.flatMap((kind) => {
    const look = LOOKS[kind]
    if (viewZoom < look.from) return []
    const path = pathOf(
      brush,
      false,
      (data, i) => (kinds[data.class[i]! - 1] ?? 'side-road') === kind,
    )
    return [{ kind, path, width: byZoom(viewZoom, look.width) }]
  })
  context.lineJoin = 'round'
  for (const { kind, path, width } of roads) {
    if (isThin(kind, width)) continue
    context.lineCap = 'round'
    context.strokeStyle = isMajor(kind) ? palette.roadMajorCasing : palette.roadCasing
    context.lineWidth = (width + (width > 6 ? 2 : 1.4)) * ratio
    context.stroke(path)
  }
  for (const { kind, path, width } of roads) {
    context.lineCap = kind === 'railway' ? 'butt' : 'round'
    context.strokeStyle = fillColour(kind, width, palette)
    context.lineWidth = Math.max(width, 0.6) * ratio
    context.setLineDash(kind === 'path' ? [3 * ratio, 2.5 * ratio] : [])
    context.stroke(path)
    if (kind === 'railway') strokeSleepers(brush, path, width)
  }
  context.setLineDash([])
}

const isMajor = (kind: RoadKind) => kind === 'arterial' || kind === 'expressway'

const isThin = (kind: RoadKind, width: number) =>
  kind === 'path' || kind === 'railway' || width < 1.6

function fillColour(kind: RoadKind, width: number, palette: Palette): string {
  if (kind === 'railway' || isThin(kind, width)) return palette.path
  return isMajor(kind) ? palette.roadMajor : palette.road
}

/** Railways are grey with pale sleepers. */
function strokeSleepers({ context, palette, ratio }: Brush, path: Path2D, width: number) {
  context.setLineDash([5 * ratio, 5 * ratio])
  context.strokeStyle = palette.halo
  context.lineWidth = Math.max(0.6, width - 1) * ratio
  context.stroke(path)
}
