import { applyChange, type Coverage } from '../coverage.ts'
import { faceAt } from '../faces.ts'
import type { CellId, IssueId } from '../items.ts'
import { lengthM } from '../measure.ts'
import { splitCell } from '../operations/split-cell.ts'

/** A building with who lives in it; its footprint in units. */
export interface Building {
  footprint: readonly number[]
  households: number
}

export interface DivideWish {
  /** Blocks with more households than this are divided: no cell could hold them. */
  above: number
  /** … until no part has more than this, or no line between buildings is left. */
  upTo: number
  issueId: IssueId
}

/**
 * Divides blocks that are too large for any cell, in place, along straight lines that cut no building: a large estate falls
 * into its groups of houses (组团).
 */
export function divideBlocks(
  blocks: Coverage,
  buildings: readonly Building[],
  { above, upTo, issueId }: DivideWish,
): void {
  const inside = new Map<CellId, Building[]>()
  for (const building of buildings) {
    const [x, y] = middleOf(building.footprint)
    const block = faceAt(blocks, x, y)
    if (block === 'outside') continue
    const known = inside.get(block)
    if (known) known.push(building)
    else inside.set(block, [building])
  }
  for (const [block, members] of inside) {
    if (households(members) > above) divide(blocks, block, members, upTo, issueId)
  }
}

const households = (buildings: readonly Building[]) =>
  buildings.reduce((sum, building) => sum + building.households, 0)

function middleOf(footprint: readonly number[]): readonly [number, number] {
  let [x, y] = [0, 0]
  for (let i = 0; i < footprint.length; i += 2) {
    x += footprint[i]!
    y += footprint[i + 1]!
  }
  const count = footprint.length / 2
  return [x / count, y / count]
}

function divide(
  blocks: Coverage,
  block: CellId,
  buildings: readonly Building[],
  upTo: number,
  issueId: IssueId,
): void {
  if (households(buildings) <= upTo || buildings.length < 2) return
  for (const { line, sides } of findCuts(buildings)) {
    const outcome = splitCell(blocks, { cell: block, line, issueId })
    if (!outcome.change) continue
    const inverse = applyChange(blocks, outcome.change)
    const parts = [block, ...inverse.remove.filter((id): id is CellId => id.startsWith('cell:'))]
    const placed = parts.map((part) => ({
      part,
      members: buildings.filter(({ footprint }) => faceAt(blocks, ...middleOf(footprint)) === part),
    }))
    // The line was bent to a vertex of the border, and houses came to lie on another side than was meant.
    const isAsMeant = placed.every(({ members }) =>
      sides.some(
        (side) => side.length === members.length && members.every((b) => side.includes(b)),
      ),
    )
    if (!isAsMeant) {
      applyChange(blocks, inverse)
      continue
    }
    for (const { part, members } of placed) divide(blocks, part, members, upTo, issueId)
    return
  }
}

interface BlockCut {
  line: number[]
  sides: readonly (readonly Building[])[]
  cost: number
}

const DIRECTIONS = 12
/** Between two buildings there must be room for a way. */
const LEAST_GAP_M = 2
const MOST_CUTS = 8

/** Straight lines between buildings, those that halve the households best first. */
function findCuts(buildings: readonly Building[]): BlockCut[] {
  const [, y0] = middleOf(buildings[0]!.footprint)
  const eastM = lengthM([0, y0, 1000, y0]) / 1000
  const northM = lengthM([0, y0, 0, y0 + 1000]) / 1000
  const whole = households(buildings)
  const cuts: BlockCut[] = []
  for (let direction = 0; direction < DIRECTIONS; direction++) {
    const angle = (direction / DIRECTIONS) * Math.PI
    const [ux, uy] = [Math.cos(angle) * eastM, Math.sin(angle) * northM]
    const spans = buildings.map((building) => ({ building, ...spanOf(building, ux, uy) }))
    spans.sort((a, b) => a.low - b.low)
    let [reach, sum] = [Number.NEGATIVE_INFINITY, 0]
    spans.forEach(({ low, high, building }, k) => {
      const gapM = low - reach
      if (k > 0 && gapM >= LEAST_GAP_M) {
        const off = Math.abs(2 * sum - whole) / Math.max(1, whole)
        cuts.push({
          line: lineAcross(buildings, (reach + low) / 2, angle, eastM, northM),
          sides: [spans.slice(0, k).map((s) => s.building), spans.slice(k).map((s) => s.building)],
          cost: off - Math.min(gapM, 20) / 100,
        })
      }
      reach = Math.max(reach, high)
      sum += building.households
    })
  }
  return cuts.sort((a, b) => a.cost - b.cost).slice(0, MOST_CUTS)
}

function spanOf({ footprint }: Building, ux: number, uy: number) {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (let i = 0; i < footprint.length; i += 2) {
    const at = footprint[i]! * ux + footprint[i + 1]! * uy
    low = Math.min(low, at)
    high = Math.max(high, at)
  }
  return { low, high }
}

/** At this distance along the direction, across it, a kilometre to both sides of the buildings. */
function lineAcross(
  buildings: readonly Building[],
  atM: number,
  angle: number,
  eastM: number,
  northM: number,
): number[] {
  const [x, y] = middleOf(buildings[0]!.footprint)
  const [mx, my] = [x * eastM, y * northM]
  const offM = atM - (mx * Math.cos(angle) + my * Math.sin(angle))
  const [px, py] = [mx + offM * Math.cos(angle), my + offM * Math.sin(angle)]
  return [-1000, 1000].flatMap((alongM) => [
    Math.round((px - alongM * Math.sin(angle)) / eastM),
    Math.round((py + alongM * Math.cos(angle)) / northM),
  ])
}
