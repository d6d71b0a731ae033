import type { LonLat } from '../../../../data/contracts/index.ts'
import type { UnitPoint } from '../../../../data/rules/coverage/units.ts'
import type { OverlayPainter } from '../overlay-painter.ts'

/** Where a hand is on the map. */
export interface PenPoint {
  place: UnitPoint
  lonLat: LonLat
  /** As far as this counts as the same place: some pixels, more for fingers; in units. */
  reachUnits: number
  shift: boolean
  alt: boolean
}

/** Has the map's clicks and drags for itself while it is in the hand. */
export interface MapPen {
  /** Whether it takes the drag that begins here; else the map is dragged. */
  down(at: PenPoint): boolean
  drag(at: PenPoint): void
  up(at: PenPoint): void
  /** `null` = has left the map. */
  move(at: PenPoint | null): void
  click(at: PenPoint): void
  doubleClick(at: PenPoint): void
  /** CSS. */
  cursor(): string
  /** Over everything else. */
  paint: OverlayPainter
}

export interface HeldPen {
  /** What it draws has changed. */
  redraw(): void
  drop(): void
}
