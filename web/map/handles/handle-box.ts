import type { MapCore } from '../view/map-core.ts'
import type { HandleDrag } from './drag-handles.ts'
import type { HandleOptions } from './handle-options.ts'

/** The handles on the map, if any; their code is fetched when the first are shown. */
export interface HandleBox {
  set(options: HandleOptions | null): void
  isActive(): boolean
}

export function createHandleBox(core: MapCore): HandleBox {
  let wanted: HandleOptions | null = null
  let running: HandleDrag | null = null
  return {
    isActive: () => wanted !== null,
    set(options) {
      wanted = options
      if (options === null) {
        running?.stop()
        running = null
      } else if (running) running.show(options)
      else {
        import('./drag-handles.ts').then(({ startHandles }) => {
          if (wanted && !running) running = startHandles(core, wanted)
        })
      }
    },
  }
}
