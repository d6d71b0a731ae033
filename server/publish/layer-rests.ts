/** When layers that go on being changed may be published again. */
export interface LayerRests {
  /** A publication has ended; `isChangedAgain`: something of what it held was changed while it went on. */
  note(layer: string, publication: { tookMs: number; isChangedAgain: boolean }): void
  /** Until when it rests, as of `performance.now()`; 0 = it does not. */
  until(layer: string): number
}

const LONGEST_MS = 20_000
const MOST_TIMES = 8

/**
 * A change alone is published at once. A layer that is changed again before its publication has ended rests as long as that
 * took, then twice as long, at most eight times: a storm of changes leaves the machine to those who serve, and the other layers
 * do not wait with it.
 */
export function createLayerRests(now: () => number = () => performance.now()): LayerRests {
  const rests = new Map<string, { times: number; until: number }>()
  return {
    note: (layer, { tookMs, isChangedAgain }) => {
      if (!isChangedAgain) {
        rests.delete(layer)
        return
      }
      const times = Math.min(MOST_TIMES, 2 * (rests.get(layer)?.times ?? 0.5))
      rests.set(layer, { times, until: now() + Math.min(LONGEST_MS, times * tookMs) })
    },
    until: (layer) => rests.get(layer)?.until ?? 0,
  }
}
