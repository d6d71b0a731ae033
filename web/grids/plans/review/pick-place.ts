import type { LonLat } from '../../../../data/contracts/index.ts'
import { mapFrame } from '../../../session/go-to.ts'
import { view } from '../../../session/view.ts'
import { placeBeside } from '../../../session/visible-area.ts'

/** The middle of the part of the map that no panel covers. */
export function middleOfMap(): LonLat {
  const { top, right, bottom, left } = mapFrame().insets
  return placeBeside(view, (left - right) / 2, (top - bottom) / 2)
}

/** The next click on the map, which no tool hears of; `null` when the signal ends it or Esc is pressed. */
export function pickPlace(signal: AbortSignal): Promise<LonLat | null> {
  const stage = document.querySelector<HTMLElement>('[role="application"]')
  if (!stage) return Promise.resolve(null)
  return new Promise((resolve) => {
    const over = new AbortController()
    const options = { capture: true, signal: over.signal }
    const { cursor } = stage.style
    stage.style.cursor = 'crosshair'
    const end = (place: LonLat | null) => {
      over.abort()
      stage.style.cursor = cursor
      resolve(place)
    }
    const keep = (event: Event) => {
      event.stopPropagation()
      event.preventDefault()
    }
    stage.addEventListener('pointerdown', keep, options)
    stage.addEventListener('pointermove', keep, options)
    stage.addEventListener(
      'click',
      (event) => {
        keep(event)
        const { left, top, width, height } = stage.getBoundingClientRect()
        const [x, y] = [event.clientX - left - width / 2, event.clientY - top - height / 2]
        end(placeBeside(view, x, y))
      },
      options,
    )
    window.addEventListener(
      'keydown',
      (event) => {
        if (event.key !== 'Escape') return
        keep(event)
        end(null)
      },
      options,
    )
    signal.addEventListener('abort', () => end(null), { signal: over.signal })
  })
}
