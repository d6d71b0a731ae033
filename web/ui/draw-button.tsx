import PenLine from 'lucide-solid/icons/pen-line'
import { createSignal, onCleanup, Show } from 'solid-js'
import type { LonLat } from '../../data/contracts/index.ts'
import { map } from '../session/map-handle.ts'
import { Button } from './button.tsx'

interface DrawButtonProps {
  label: string
  /** What to do on the map, said while drawing. */
  hint: string
  hintClass: string | undefined
  onDrawn: (ring: readonly LonLat[]) => void
}

/** A polygon drawn on the map; pressed again, or gone from the page, it leaves off. */
export function DrawButton(props: DrawButtonProps) {
  const [stop, setStop] = createSignal<(() => void) | null>(null)
  const end = () => {
    stop()?.()
    setStop(null)
  }
  onCleanup(end)
  const draw = () => {
    const started = map()?.drawPolygon((ring) => {
      setStop(null)
      if (ring) props.onDrawn(ring)
    })
    setStop(() => started ?? null)
  }
  return (
    <>
      <Button onClick={() => (stop() ? end() : draw())} aria-pressed={stop() !== null}>
        <PenLine size={16} />
        {props.label}
      </Button>
      <Show when={stop()}>
        <p class={props.hintClass} role="status">
          {props.hint}
        </p>
      </Show>
    </>
  )
}
