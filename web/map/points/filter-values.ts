import type { HiddenValues, PointTile } from '../tiles/worker-protocol.ts'

/** Filters as bit tables: asked for every feature, thousands of times. */
export interface ValueFilter {
  /** By column: which values are hidden. */
  readonly hidden: Readonly<Record<keyof HiddenValues, ReadonlySet<number>>>
  isShown(klass: number, state: number, risk: number): boolean
  readonly showsAll: boolean
}

export function createValueFilter(hidden: HiddenValues): ValueFilter {
  const classes = new Set(hidden.class)
  const states = new Set(hidden.state)
  const risks = new Set(hidden.risk)
  const showsAll = classes.size + states.size + risks.size === 0
  return {
    hidden: { class: classes, state: states, risk: risks },
    showsAll,
    isShown: (klass, state, risk) =>
      showsAll || !(classes.has(klass) || states.has(state) || risks.has(risk)),
  }
}

/** What is left of a cluster under a filter. */
export interface ClusterContent {
  count: number
  byClass: Map<number, number>
  byRisk: number[]
}

export function clusterContent(
  tile: PointTile,
  feature: number,
  filter: ValueFilter,
): ClusterContent {
  const content: ClusterContent = { count: 0, byClass: new Map(), byRisk: [0, 0, 0, 0, 0] }
  for (let m = tile.mixStart[feature]!; m < tile.mixStart[feature + 1]!; m++) {
    const klass = tile.mix[4 * m]!
    const risk = tile.mix[4 * m + 2]!
    if (!filter.isShown(klass, tile.mix[4 * m + 1]!, risk)) continue
    const count = tile.mix[4 * m + 3]!
    content.count += count
    content.byClass.set(klass, (content.byClass.get(klass) ?? 0) + count)
    content.byRisk[risk] = (content.byRisk[risk] ?? 0) + count
  }
  return content
}
