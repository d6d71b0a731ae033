import { type JSX, onCleanup, onMount } from 'solid-js'
import styles from './popover.module.css'

interface PopoverProps {
  anchor: HTMLElement
  label: string
  onClose: () => void
  children: JSX.Element
}

const GAP_PX = 4

/** A small window below its anchor; Esc or a click elsewhere closes it and gives the focus back. */
export function Popover(props: PopoverProps) {
  let box!: HTMLDivElement
  const returnTo = document.activeElement
  const place = () => {
    const at = props.anchor.getBoundingClientRect()
    const left = Math.max(8, Math.min(at.left, innerWidth - box.offsetWidth - 8))
    box.style.left = `${left}px`
    box.style.top = `${at.bottom + GAP_PX}px`
  }
  const closeOutside = (event: PointerEvent) => {
    const target = event.target as Node
    if (!box.contains(target) && !props.anchor.contains(target)) props.onClose()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return
    // Tells the page's own Esc that this one is used up.
    event.preventDefault()
    props.onClose()
  }
  onMount(() => {
    box.showPopover()
    place()
    const watch = new ResizeObserver(place)
    watch.observe(box)
    window.addEventListener('resize', place)
    document.addEventListener('pointerdown', closeOutside)
    onCleanup(() => {
      watch.disconnect()
      window.removeEventListener('resize', place)
      document.removeEventListener('pointerdown', closeOutside)
      if (returnTo instanceof HTMLElement) returnTo.focus()
    })
  })
  return (
    <div
      ref={box}
      class={styles.popover}
      popover="manual"
      role="dialog"
      aria-label={props.label}
      onKeyDown={onKeyDown}
    >
      {props.children}
    </div>
  )
}
