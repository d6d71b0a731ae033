import type { ValueCounts } from '../map-controller.ts'
import type { PointTile } from '../tiles/worker-protocol.ts'
import type { ValueFilter } from './filter-values.ts'

/** Where something counts, in widths of the tile. */
export type Inside = (x: number, y: number) => boolean

export interface PointCount extends ValueCounts {
  /** Shown under the filter. */
  shown: number
}

export const emptyPointCount = (): PointCount & MutableCounts => ({
  shown: 0,
  class: new Map(),
  state: new Map(),
  risk: new Map(),
})

interface MutableCounts {
  class: Map<number, number>
  state: Map<number, number>
  risk: Map<number, number>
}

/**
 * Adds what a tile holds within a place, members of clusters one by one. The count of a value is what switching it on
 * shows: filters on the other columns hold, that on its own does not.
 */
export function countTile(
  counts: ReturnType<typeof emptyPointCount>,
  tile: PointTile,
  filter: ValueFilter,
  inside: Inside,
): void {
  const { hidden } = filter
  const add = (klass: number, state: number, risk: number, count: number) => {
    const offClass = hidden.class.has(klass)
    const offState = hidden.state.has(state)
    const offRisk = hidden.risk.has(risk)
    if (!(offClass || offState || offRisk)) counts.shown += count
    if (!(offState || offRisk)) increase(counts.class, klass, count)
    if (!(offClass || offRisk)) increase(counts.state, state, count)
    if (!(offClass || offState)) increase(counts.risk, risk, count)
  }
  for (let i = 0; i < tile.length; i++) {
    if (!inside(tile.x[i]!, tile.y[i]!)) continue
    if (!tile.overview) {
      add(tile.class[i]!, tile.state[i]!, tile.risk[i]!, 1)
      continue
    }
    for (let m = 4 * tile.mixStart[i]!; m < 4 * tile.mixStart[i + 1]!; m += 4) {
      add(tile.mix[m]!, tile.mix[m + 1]!, tile.mix[m + 2]!, tile.mix[m + 3]!)
    }
  }
}

function increase(counts: Map<number, number>, value: number, by: number): void {
  counts.set(value, (counts.get(value) ?? 0) + by)
}
