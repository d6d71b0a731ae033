import type { MapFrame } from '../session/go-to.ts'
import type { Insets } from '../session/visible-area.ts'

/** Height of search box and status line, which cover the map at any time. */
const ALWAYS: Insets = { top: 64, right: 0, bottom: 32, left: 0 }

/** Measures what covers the map: elements marked `data-map-inset` with the edge that they lie at. */
export function readMapFrame(frame: HTMLElement): MapFrame {
  const whole = frame.getBoundingClientRect()
  const insets = { ...ALWAYS }
  for (const element of frame.querySelectorAll<HTMLElement>('[data-map-inset]')) {
    const box = element.getBoundingClientRect()
    if (element.childElementCount === 0 || box.width === 0 || box.height === 0) continue
    // On a phone panels are sheets over the lower part.
    const isSheet = box.width > whole.width * 0.7
    if (isSheet) insets.bottom = Math.max(insets.bottom, whole.bottom - box.top)
    else if (element.dataset.mapInset === 'left') insets.left = box.right - whole.left
    else if (element.dataset.mapInset === 'right') insets.right = whole.right - box.left
    else insets.bottom = Math.max(insets.bottom, whole.bottom - box.top)
  }
  return { size: { width: whole.width, height: whole.height }, insets }
}
