import './tooltip.css'

type Side = 'top' | 'bottom' | 'left' | 'right'

const DELAY_MS = 350
const GAP_PX = 6

/**
 * One tooltip for the whole page: shows the `data-tip` of what is hovered or focused by keyboard, on its
 * `data-tip-side` (bottom unless told). The tip repeats the accessible name, so it is hidden from readers.
 * Returns the remover.
 */
export function installTooltips(): () => void {
  const tip = document.createElement('div')
  tip.className = 'tooltip'
  tip.popover = 'manual'
  tip.setAttribute('aria-hidden', 'true')
  document.body.append(tip)
  let timer: ReturnType<typeof setTimeout> | undefined

  const hide = () => {
    clearTimeout(timer)
    if (tip.matches(':popover-open')) tip.hidePopover()
  }
  const offer = (event: Event, delayMs: number) => {
    const owner = event.target instanceof Element ? event.target.closest('[data-tip]') : null
    hide()
    // While something is dragged nobody asks what lies under it.
    if (event instanceof PointerEvent && event.buttons > 0) return
    if (owner instanceof HTMLElement && !hasOpenMenu(owner))
      timer = setTimeout(() => show(tip, owner), delayMs)
  }
  const listeners: [string, (event: Event) => void][] = [
    ['pointerover', (event) => offer(event, DELAY_MS)],
    ['pointerdown', hide],
    ['focusin', (event) => (event.target as Element).matches(':focus-visible') && offer(event, 0)],
    ['focusout', hide],
    ['keydown', (event) => (event as KeyboardEvent).key === 'Escape' && hide()],
  ]
  for (const [name, listener] of listeners) document.addEventListener(name, listener)
  return () => {
    for (const [name, listener] of listeners) document.removeEventListener(name, listener)
    clearTimeout(timer)
    tip.remove()
  }
}

function show(tip: HTMLElement, owner: HTMLElement): void {
  if (!owner.isConnected || hasOpenMenu(owner)) return
  tip.textContent = owner.dataset.tip ?? ''
  tip.showPopover()
  const at = owner.getBoundingClientRect()
  const size = tip.getBoundingClientRect()
  const place = placeBeside(at, size, (owner.dataset.tipSide as Side | undefined) ?? 'bottom')
  tip.style.left = `${clamp(place.left, 4, innerWidth - size.width - 4)}px`
  tip.style.top = `${clamp(place.top, 4, innerHeight - size.height - 4)}px`
}

/** A tip over the menu that its own button opened would hide the entries. */
function hasOpenMenu(owner: HTMLElement): boolean {
  return owner.hasAttribute('aria-haspopup') && owner.getAttribute('aria-expanded') === 'true'
}

function placeBeside(at: DOMRect, size: DOMRect, side: Side) {
  const middleX = at.left + (at.width - size.width) / 2
  const middleY = at.top + (at.height - size.height) / 2
  if (side === 'left') return { left: at.left - size.width - GAP_PX, top: middleY }
  if (side === 'right') return { left: at.right + GAP_PX, top: middleY }
  if (side === 'top') return { left: middleX, top: at.top - size.height - GAP_PX }
  return { left: middleX, top: at.bottom + GAP_PX }
}

function clamp(value: number, low: number, high: number): number {
  return Math.max(low, Math.min(value, high))
}
