import type { LonLat } from '../../../data/contracts/index.ts'
import type { MapCore } from '../view/map-core.ts'

type Done = (ring: readonly LonLat[] | null) => void

/** One polygon at a time is drawn; the tool's code is fetched when it is first wanted. */
export interface PolygonDrawing {
  /** Returns how to stop without an answer. */
  start(done: Done): () => void
  isActive(): boolean
}

export function createPolygonDrawing(core: MapCore): PolygonDrawing {
  let stop: (() => void) | null = null
  return {
    isActive: () => stop !== null,
    start(done) {
      stop?.()
      const mine = begin(core, (ring) => {
        // The click that ends it must not also pick what lies below.
        setTimeout(() => {
          if (stop === mine) stop = null
        })
        done(ring)
      })
      stop = mine
      return () => {
        mine()
        if (stop === mine) stop = null
      }
    },
  }
}

function begin(core: MapCore, done: Done): () => void {
  let isStopped = false
  let stop: (() => void) | null = null
  import('./draw-polygon-tool.ts').then(({ startPolygonTool }) => {
    if (!isStopped) stop = startPolygonTool(core, done)
  })
  return () => {
    isStopped = true
    stop?.()
  }
}
