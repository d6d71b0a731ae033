import { createSignal } from 'solid-js'
import type { LonLat } from '../../data/contracts/index.ts'
import type {
  MapController,
  MapPick,
  MapTool,
  MeasureResult,
  ValueCounts,
} from '../map/map-controller.ts'

const [map, setMap] = createSignal<MapController | null>(null)
const [picks, setPicks] = createSignal<readonly MapPick[]>([])
const [hovered, setHovered] = createSignal<MapPick | null>(null)
const [pointer, setPointer] = createSignal<LonLat | null>(null)
const [measured, setMeasured] = createSignal<MeasureResult | null>(null)
const [counts, setCounts] = createSignal<ReadonlyMap<string, number>>(new Map())
const [valueCounts, setValueCounts] = createSignal<ReadonlyMap<string, ValueCounts>>(new Map())
const [progress, setProgress] = createSignal({ loaded: 0, failed: 0 })
const [tool, setTool] = createSignal<MapTool>('none')

/** The one map; null until its code has arrived. */
/** Everything under the last click, topmost first. */
/** What lies under the pointer. */
/** Where the pointer is on the map; null = elsewhere. */
/** The running or last measurement; null = none. */
/** Features in view by layer code. */
/** The same by value of class, state and risk; point layers only. */
/** Tiles of this view: share loaded and number failed. */
/** The one active tool; `chooseTool` changes it, `Esc` leaves it. */
export {
  counts,
  hovered,
  map,
  measured,
  picks,
  pointer,
  progress,
  setCounts,
  setHovered,
  setMap,
  setMeasured,
  setPicks,
  setPointer,
  setProgress,
  setValueCounts,
  tool,
  valueCounts,
}

export function chooseTool(next: MapTool): void {
  map()?.setTool(next)
  if (next === 'none') setMeasured(null)
  setTool(next)
}
