import { type Accessor, createEffect, createSignal, onCleanup, untrack } from 'solid-js'
import type { LonLat } from '../../data/contracts/index.ts'
import type { OverlayPainter } from '../map/overlay/overlay-painter.ts'
import { map } from './map-handle.ts'

const [stack, setStack] = createSignal<readonly Accessor<OverlayPainter | null>[]>([])

/** Whether a click on the map was meant for what an overlay shows there. */
export type OverlayClick = (lonLat: LonLat) => boolean
const clicks = new Map<Accessor<OverlayPainter | null>, OverlayClick>()

/** Asks the overlay on top; what it does not take is a click on the map itself. */
export function overlayTakes(lonLat: LonLat): boolean {
  const top = untrack(stack).at(-1)
  return (top && clicks.get(top)?.(lonLat)) ?? false
}

/** Drawn over the map for as long as the present scope lives; of several the last one, and the one before comes back after it. */
export function showOverlay(paint: Accessor<OverlayPainter | null>, onClick?: OverlayClick): void {
  if (onClick) clicks.set(paint, onClick)
  setStack([...untrack(stack), paint])
  createEffect(() => {
    if (stack().at(-1) === paint) map()?.setOverlay(paint())
  })
  onCleanup(() => {
    clicks.delete(paint)
    setStack(untrack(stack).filter((one) => one !== paint))
    if (untrack(stack).length === 0) map()?.setOverlay(null)
  })
}
