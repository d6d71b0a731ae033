import type { WorldBox } from '../tiles/tile-address.ts'
import type { Frame } from '../view/frame.ts'

export function ringsBox(rings: readonly Float64Array[]): WorldBox {
  const box = { minX: Infinity, minY: Infinity, maxX: -Infinity, maxY: -Infinity }
  for (const ring of rings) {
    for (let i = 0; i < ring.length; i += 2) {
      box.minX = Math.min(box.minX, ring[i]!)
      box.maxX = Math.max(box.maxX, ring[i]!)
      box.minY = Math.min(box.minY, ring[i + 1]!)
      box.maxY = Math.max(box.maxY, ring[i + 1]!)
    }
  }
  return box
}

export function isInView(own: WorldBox, { box }: Frame): boolean {
  return (
    own.maxX >= box.minX && own.minX <= box.maxX && own.maxY >= box.minY && own.minY <= box.maxY
  )
}
