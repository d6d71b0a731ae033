import { createSignal } from 'solid-js'
import { toLonLat, toUnits, type UnitPoint } from '../../../data/rules/coverage/units.ts'
import type { PenPoint } from '../../map/overlay/grid-edit/pen.ts'
import { view } from '../../session/view.ts'
import type { GridEditor } from './grid-editor.ts'

/** CSS pixels of one press, and with Shift. */
const STEP_PX = 8
const LEAP_PX = 48
const REACH_PX = 12
const UNITS_PER_WORLD = 360 * 1e7

/** A hand that is led by arrows: whatever a tool does with a pointer can be done with keys. */
export interface KeyboardHand {
  /** `null` = the pointer leads. */
  place(): UnitPoint | null
  /** Whether the key was for it. */
  take(key: string, shift: boolean): boolean
  drop(): boolean
}

export function createKeyboardHand(editor: GridEditor): KeyboardHand {
  const [place, setPlace] = createSignal<UnitPoint | null>(null)
  const perPx = () => UNITS_PER_WORLD / (256 * 2 ** view.zoom)
  const at = (there: UnitPoint): PenPoint => ({
    place: there,
    lonLat: toLonLat(...there),
    reachUnits: REACH_PX * perPx(),
    shift: false,
    alt: false,
  })
  const move = (dx: number, dy: number) => {
    const [x, y] = place() ?? toUnits([view.lon, view.lat])
    const there: UnitPoint = [Math.round(x + dx * perPx()), Math.round(y + dy * perPx())]
    setPlace(there)
    editor.current().move?.(at(there))
    editor.refresh()
  }
  return {
    place,
    take(key, shift) {
      const step = shift ? LEAP_PX : STEP_PX
      const there = place()
      if (key === 'ArrowLeft') move(-step, 0)
      else if (key === 'ArrowRight') move(step, 0)
      else if (key === 'ArrowUp') move(0, step)
      else if (key === 'ArrowDown') move(0, -step)
      else if (key === 'Enter' && !shift && there) {
        editor.current().click?.(at(there))
        editor.refresh()
      } else return false
      return true
    },
    drop() {
      const was = place() !== null
      setPlace(null)
      return was
    },
  }
}
