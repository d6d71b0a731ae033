import { type Accessor, createEffect, createSignal, on } from 'solid-js'
import type { Step } from '../../../data/contracts/index.ts'
import type { Bins } from './bins/bins.ts'
import { setBrushMask, setBrushSteps } from './brush-state.ts'
import type { Crossfilter } from './crossfilter.ts'

export interface Brushable {
  filter: Crossfilter
  /** In the order of the filter's dimensions. */
  bins: readonly Bins[]
}

export interface Brushes {
  /** Chosen bins by dimension. */
  chosen: Accessor<ReadonlyMap<number, ReadonlySet<number>>>
  brush(dimension: number, bins: ReadonlySet<number> | null): void
  /** One bin in or out. */
  toggle(dimension: number, bin: number): void
  clear(): void
  /** Null = some choice cannot be said in steps. */
  steps(): readonly Step[] | null
}

/** What is chosen in one view of the things hides the rest everywhere: on the map, in the table. */
export function createBrushes(loaded: Accessor<Brushable | undefined>): Brushes {
  const [chosen, setChosen] = createSignal<ReadonlyMap<number, ReadonlySet<number>>>(new Map())
  const steps = () => {
    const all = [...chosen()].map(([place, bins]) => loaded()?.bins[place]?.steps(bins) ?? null)
    return all.includes(null) ? null : all.flatMap((one) => one ?? [])
  }
  const apply = (next: ReadonlyMap<number, ReadonlySet<number>>) => {
    setChosen(next)
    setBrushMask(loaded()?.filter.mask() ?? null)
    setBrushSteps(steps() ?? [])
  }
  const brush = (place: number, bins: ReadonlySet<number> | null) => {
    const filter = loaded()?.filter
    if (!filter) return
    const kept = bins !== null && bins.size > 0 ? bins : null
    filter.brush(place, kept)
    const next = new Map(chosen())
    if (kept) next.set(place, kept)
    else next.delete(place)
    apply(next)
  }
  // Other things: nothing of the old choice applies.
  createEffect(on(loaded, () => apply(new Map())))
  return {
    chosen,
    brush,
    toggle(place, bin) {
      const next = new Set(chosen().get(place) ?? [])
      if (!next.delete(bin)) next.add(bin)
      brush(place, next)
    },
    clear() {
      for (const place of chosen().keys()) loaded()?.filter.brush(place, null)
      apply(new Map())
    },
    steps,
  }
}
