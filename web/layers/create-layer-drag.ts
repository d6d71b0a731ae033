import { createSignal } from 'solid-js'
import { moveBeside } from '../session/layer-views.ts'
import { changeView, view } from '../session/view.ts'

interface DropPlace {
  code: string
  side: 'above' | 'below'
}

/** Drags a row, marked `data-layer`, beside another one; with mouse, pen and finger alike. */
export function createLayerDrag() {
  const [dragged, setDragged] = createSignal<string | null>(null)
  const [place, setPlace] = createSignal<DropPlace | null>(null)

  const cancel = () => {
    setDragged(null)
    setPlace(null)
  }
  return {
    dragged,
    cancel,
    take(event: PointerEvent & { currentTarget: HTMLElement }, code: string) {
      event.preventDefault()
      event.currentTarget.setPointerCapture(event.pointerId)
      setDragged(code)
    },
    follow(event: PointerEvent) {
      if (!dragged()) return
      const under = document.elementFromPoint(event.clientX, event.clientY)
      const row = under?.closest('[data-layer]')
      if (!(row instanceof HTMLElement)) return
      const box = row.getBoundingClientRect()
      const side = event.clientY < box.top + box.height / 2 ? 'above' : 'below'
      setPlace({ code: row.dataset.layer ?? '', side })
    },
    drop() {
      const code = dragged()
      const at = place()
      if (code && at) changeView({ layers: moveBeside(view.layers, code, at.code, at.side) })
      cancel()
    },
    /** On which side of this row the dragged one would land. */
    sideAt: (code: string) => (place()?.code === code ? place()?.side : undefined),
  }
}
