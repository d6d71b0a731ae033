import { cuts, middleOf } from '../checks/footprints.ts'
import type { Coverage } from '../coverage.ts'
import { dissolveBlocks } from '../drafter/dissolve.ts'
import { faceAt } from '../faces.ts'
import { type Cell, type CellId, OUTSIDE } from '../items.ts'
import { areaPartM2, lengthM } from '../measure.ts'
import { boxOf } from '../units.ts'

/** Smaller than this, or narrower, nobody calls it a block: a traffic island, the strip between two lanes. */
const LEAST_M2 = 1_500
const LEAST_WIDTH_M = 12

/** Joins blocks that a building or an estate lies in both of, and slips to the neighbour with the longest border. */
export function tidyBlocks(
  blocks: Coverage,
  buildings: readonly { estate: string; ring: readonly number[] }[],
  isKept: (cell: Cell) => boolean,
): Coverage {
  const joined = createGroups()
  const mayJoin = (a: CellId, b: CellId) => {
    const [one, other] = [blocks.cell(a)!, blocks.cell(b)!]
    return one.community === other.community && !isKept(one) && !isKept(other)
  }
  joinAcrossBuildings(blocks, buildings, mayJoin, joined)
  joinSlips(blocks, mayJoin, joined)
  const cellOf = new Map([...blocks.cells()].map(({ id }) => [id, joined.find(id)]))
  const kept = [...blocks.cells()].filter(({ id }) => joined.find(id) === id)
  return dissolveBlocks(blocks, kept, cellOf)
}

interface Groups {
  find(id: CellId): CellId
  join(a: CellId, b: CellId): void
}

function createGroups(): Groups {
  const above = new Map<CellId, CellId>()
  const find = (id: CellId): CellId => {
    let head = id
    for (let next = above.get(head); next !== undefined; next = above.get(head)) head = next
    return head
  }
  return {
    find,
    join(a, b) {
      const [one, other] = [find(a), find(b)]
      if (one !== other) above.set(other, one)
    },
  }
}

function joinAcrossBuildings(
  blocks: Coverage,
  buildings: readonly { estate: string; ring: readonly number[] }[],
  mayJoin: (a: CellId, b: CellId) => boolean,
  { join }: Groups,
): void {
  const estates = new Map<string, CellId[]>()
  for (const { ring, estate } of buildings) {
    for (const id of blocks.near(boxOf(ring))) {
      const { left, right, points } = blocks.arc(id)!
      const isInner = left !== OUTSIDE && right !== OUTSIDE && mayJoin(left, right)
      if (isInner && cuts(points, ring)) join(left, right)
    }
    const face = estate === '' ? OUTSIDE : faceAt(blocks, ...middleOf(ring))
    if (face === OUTSIDE) continue
    const known = estates.get(estate)
    if (!known) estates.set(estate, [face])
    else if (!known.includes(face)) known.push(face)
  }
  // Only neighbours can become one: an estate on both sides of an avenue stays in two.
  const areNeighbours = (a: CellId, b: CellId) => {
    for (const id of blocks.arcsOf(a)) {
      const { left, right } = blocks.arc(id)!
      if (left === b || right === b) return true
    }
    return false
  }
  for (const faces of estates.values()) {
    faces.forEach((a, k) => {
      for (const b of faces.slice(k + 1)) if (mayJoin(a, b) && areNeighbours(a, b)) join(a, b)
    })
  }
}

function joinSlips(
  blocks: Coverage,
  mayJoin: (a: CellId, b: CellId) => boolean,
  { join }: Groups,
): void {
  for (const { id } of blocks.cells()) {
    let [areaM2, perimeterM] = [0, 0]
    const borders = new Map<CellId, number>()
    for (const arcId of blocks.arcsOf(id)) {
      const { points, left, right } = blocks.arc(arcId)!
      const long = lengthM(points)
      areaM2 += left === id ? areaPartM2(points) : -areaPartM2(points)
      perimeterM += long
      const other = left === id ? right : left
      if (other !== OUTSIDE && mayJoin(id, other)) {
        borders.set(other, (borders.get(other) ?? 0) + long)
      }
    }
    const isSlip = areaM2 < LEAST_M2 || (2 * areaM2) / perimeterM < LEAST_WIDTH_M
    const [longest] = [...borders].sort((a, b) => b[1] - a[1])
    if (isSlip && longest) join(longest[0], id)
  }
}
