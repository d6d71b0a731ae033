import { type Accessor, createEffect, createSignal, onCleanup, untrack } from 'solid-js'
import type { OverlayPainter } from '../map/overlay/overlay-painter.ts'
import { map } from './map-handle.ts'

const [stack, setStack] = createSignal<readonly Accessor<OverlayPainter | null>[]>([])

/** Drawn over the map for as long as the present scope lives; of several the last one, and the one before comes back after it. */
export function showOverlay(paint: Accessor<OverlayPainter | null>): void {
  setStack([...untrack(stack), paint])
  createEffect(() => {
    if (stack().at(-1) === paint) map()?.setOverlay(paint())
  })
  onCleanup(() => {
    setStack(untrack(stack).filter((one) => one !== paint))
    if (untrack(stack).length === 0) map()?.setOverlay(null)
  })
}
