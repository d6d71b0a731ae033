import { createEffect, onCleanup } from 'solid-js'
import { paintAddresses } from '../map/overlay/paint-addresses.ts'
import { showOverlay } from '../session/map-overlay.ts'
import { dotsOf } from './dots-of.ts'
import { mode } from './sheet-mode.ts'
import { below, listed, open, pointed, problems, setPointed } from './shown-addresses.ts'

/** What the editor draws on the map; what is being dragged draws itself. */
export default function AddressMarks() {
  showOverlay(() => {
    const detail = open()
    const isDragged = mode() === 'move' || mode() === 'split'
    const main = detail && !isDragged ? detail.address : null
    return paintAddresses({
      main,
      dots: dotsOf(detail ? below() : listed(), {
        problems: problems(),
        pointed: pointed(),
        open: detail,
      }),
    })
  })
  createEffect(() => {
    if (open() === null) setPointed(null)
  })
  onCleanup(() => setPointed(null))
  return null
}
