import { type Footprint, middleOf } from '../../../../data/rules/coverage/checks/footprints.ts'
import { crossings } from '../../../../data/rules/coverage/crossings.ts'
import { faceAt } from '../../../../data/rules/coverage/faces.ts'
import type { CellId } from '../../../../data/rules/coverage/items.ts'
import type { Piece } from '../../../../data/rules/coverage/lay-piece.ts'
import { boxOf, isInBox, type UnitPoint } from '../../../../data/rules/coverage/units.ts'
import { reachOut } from './reach-out.ts'
import type { ToolDesk } from './tool.ts'

/** Something that can be given: what it is called, where it is, and what of the map goes with it. */
export interface GivenUnit {
  code: string
  middle: UnitPoint
  /** Its own outline, for the eye. */
  outline: readonly number[]
  piece: Piece
}

/** What lies under the pointer, of the kind that is being given. */
export function unitAt(desk: ToolDesk, place: UnitPoint, to: CellId | null): GivenUnit | undefined {
  if (desk.unit() === 'block') {
    const block = desk.blockAt(place)
    return block && fromBlock(block)
  }
  const { list, near } = footprintsOf(desk)
  const [x, y] = place
  const found = near({ minX: x, minY: y, maxX: x, maxY: y })
    .map((k) => list[k]!)
    .find(({ ring }) => crossings(ring, x, y) !== 0)
  return found && fromFootprint(desk, found, to)
}

/** Those whose middle lies inside a ring, and that the cell does not have yet. */
export function unitsIn(desk: ToolDesk, ring: readonly number[], to: CellId): GivenUnit[] {
  const box = boxOf(ring)
  const isIn = ([x, y]: UnitPoint) => isInBox(box, x, y) && crossings(ring, x, y) !== 0
  const isOthers = ([x, y]: UnitPoint) => faceAt(desk.coverage, x, y) !== to
  if (desk.unit() === 'block') {
    return desk
      .blocks()
      .filter(({ middle }) => isIn(middle) && isOthers(middle))
      .flatMap(({ middle }) => {
        const block = desk.blockAt(middle)
        return block ? [fromBlock(block)] : []
      })
  }
  const { list, near } = footprintsOf(desk)
  return near(box)
    .map((k) => list[k]!)
    .filter((one) => isIn(middleOf(one.ring)) && isOthers(middleOf(one.ring)))
    .map((one) => fromFootprint(desk, one, to))
}

const footprintsOf = (desk: ToolDesk) =>
  desk.unit() === 'estate' ? desk.ground().estates : desk.ground().buildings

function fromBlock({ code, rings }: NonNullable<ReturnType<ToolDesk['blockAt']>>): GivenUnit {
  const [outline = []] = rings
  return { code, middle: middleOf(outline), outline, piece: rings }
}

function fromFootprint(desk: ToolDesk, { code, ring }: Footprint, to: CellId | null): GivenUnit {
  return {
    code,
    middle: middleOf(ring),
    outline: ring,
    piece: [to ? reachOut(desk.coverage, ring, to) : ring],
  }
}
