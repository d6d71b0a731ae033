import { labelKey, type PlacedLabel, placeLabels } from '../labels/place-labels.ts'
import type { PictureStore } from '../shapes/picture-store.ts'
import type { LabelCandidate } from '../tiles/worker-protocol.ts'
import type { Frame } from './frame.ts'

const PLACE_WHILE_MOVING_MS = 400

/** The labels on the screen. */
export interface Labelling {
  /** Another list when labels were placed anew. */
  current(): readonly PlacedLabel[]
  update(frame: Frame): void
}

/** Places labels anew when pictures have changed or the zoom has come to rest. */
export function createLabelling(pictures: Pick<PictureStore, 'wanted' | 'entry'>): Labelling {
  let placed: readonly PlacedLabel[] = []
  let placedFor = ''
  let placedAt = 0
  return {
    current: () => placed,
    update(frame) {
      const entries = pictures.wanted().flatMap((tile) => pictures.entry(tile) ?? [])
      const zoom = frame.zoom.toFixed(2)
      const key = `${zoom}|${entries.map((e) => `${e.tile.x},${e.tile.y},${e.arrival}`).join()}`
      if (key === placedFor) return
      if (frame.moving && performance.now() - placedAt < PLACE_WHILE_MOVING_MS) return
      placedFor = key
      placedAt = performance.now()
      const before = new Set(placed.map(({ candidate }) => labelKey(candidate)))
      placed = placeLabels(unique(entries.map((entry) => entry.labels)), frame, before)
    },
  }
}

function unique(lists: readonly (readonly LabelCandidate[])[]): LabelCandidate[] {
  const byKey = new Map<string, LabelCandidate>()
  for (const labels of lists) for (const label of labels) byKey.set(labelKey(label), label)
  return [...byKey.values()]
}
