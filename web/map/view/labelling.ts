import { labelKey, type PlacedLabel, placeLabels } from '../labels/place-labels.ts'
import { symbolBoxes } from '../labels/symbol-boxes.ts'
import type { PointStore } from '../points/point-store.ts'
import type { PictureStore } from '../shapes/picture-store.ts'
import type { LabelCandidate } from '../tiles/worker-protocol.ts'
import type { Frame } from './frame.ts'
import { createLastDrawn } from './last-drawn.ts'

const PLACE_WHILE_BUSY_MS = 400

/** The labels on the screen. */
export interface Labelling {
  /** Another list when labels were placed anew. */
  current(): readonly PlacedLabel[]
  /** `hasPoints` = all symbols that have been loaded are on the screen. Says whether labels were placed anew. */
  update(frame: Frame, hasPoints: boolean): boolean
}

/** Places labels anew when pictures or symbols have changed or the zoom has come to rest; while much goes on not each time. */
export function createLabelling(
  pictures: Pick<PictureStore, 'wanted' | 'entry'>,
  points: Pick<PointStore, 'layers'>,
): Labelling {
  let placed: readonly PlacedLabel[] = []
  let placedAt = Number.NEGATIVE_INFINITY
  const last = createLastDrawn()
  return {
    current: () => placed,
    update(frame, hasPoints) {
      const isBusy = frame.moving || !hasPoints
      if (isBusy && performance.now() - placedAt < PLACE_WHILE_BUSY_MS) return false
      const layers = points.layers()
      const entries = pictures.wanted().flatMap((tile) => pictures.entry(tile) ?? [])
      const parts = [
        frame.zoom.toFixed(2),
        ...entries.flatMap(({ tile, arrival }) => [tile.x, tile.y, arrival]),
        ...layers.flatMap(({ shown }) => shown.map(({ instances }) => instances)),
      ]
      if (!last.isOther(parts)) return false
      placedAt = performance.now()
      const before = new Set(placed.map(({ candidate }) => labelKey(candidate)))
      const candidates = unique(entries.map((entry) => entry.labels))
      placed = placeLabels(candidates, frame, before, symbolBoxes(layers, frame))
      return true
    },
  }
}

function unique(lists: readonly (readonly LabelCandidate[])[]): LabelCandidate[] {
  const byKey = new Map<string, LabelCandidate>()
  for (const labels of lists) for (const label of labels) byKey.set(labelKey(label), label)
  return [...byKey.values()]
}
