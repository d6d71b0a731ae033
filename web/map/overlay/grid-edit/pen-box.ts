import type { MapCore } from '../../view/map-core.ts'
import type { HeldPen, MapPen } from './pen.ts'

/** The pen on the map, if any; its code is fetched when one is first taken. */
export interface PenBox {
  take(pen: MapPen): HeldPen
  isActive(): boolean
}

export function createPenBox(core: MapCore): PenBox {
  let current: MapPen | null = null
  return {
    isActive: () => current !== null,
    take(pen) {
      current = pen
      let held: HeldPen | null = null
      import('./start-pen.ts').then(({ startPen }) => {
        if (current === pen) held = startPen(core, pen)
      })
      return {
        redraw: () => held?.redraw(),
        drop() {
          held?.drop()
          if (current === pen) current = null
        },
      }
    },
  }
}
