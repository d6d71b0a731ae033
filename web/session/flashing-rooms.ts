import { type Accessor, createEffect, createSignal, onCleanup } from 'solid-js'

const NONE: ReadonlySet<string> = new Set()
const [flashingRooms, setFlashingRooms] = createSignal(NONE)

/** Codes of rooms that want attention wherever they are drawn. */
export { flashingRooms }

/** For as long as the present scope lives. */
export function showFlashingRooms(rooms: Accessor<ReadonlySet<string>>): void {
  createEffect(() => setFlashingRooms(rooms()))
  onCleanup(() => setFlashingRooms(NONE))
}
