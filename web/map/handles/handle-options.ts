import type { LonLat } from '../../../data/contracts/index.ts'

/** A point on the map that can be dragged: `pin` where something is, `door` where one goes in. */
export interface MapHandle {
  id: string
  kind: 'pin' | 'door'
  lonLat: LonLat
  /** From where its distance is told; null = it was nowhere. */
  origin: LonLat | null
  /** Stands in the pin; one or two characters. */
  label?: string
  /** Closed ring that goes along with it, as it lies around `origin`. */
  outline?: readonly LonLat[] | null
}

export interface HandleOptions {
  handles: readonly MapHandle[]
  /** What is told of a place while a handle is over it; asked for with every frame, so it has to be at hand. */
  noteAt(lonLat: LonLat, id: string): string
  /** The drag has ended there. */
  onDrop(id: string, lonLat: LonLat): void
  /** A click beside the handles. */
  onPlace?(lonLat: LonLat): void
}
