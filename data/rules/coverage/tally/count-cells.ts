import type { Coverage } from '../coverage.ts'
import { crossings } from '../crossings.ts'
import { type Arc, type CellId, type Face, OUTSIDE } from '../items.ts'
import { areaPartM2, lengthM } from '../measure.ts'
import { boxOf, growBox } from '../units.ts'
import { COUNTED, type Facts } from './facts.ts'
import { type CellTally, emptyTally } from './tally.ts'

export type Tallies = Map<CellId, CellTally>

/** Counts every cell from the beginning. Every place is in exactly one cell, or in none. */
export function countCells(coverage: Coverage, facts: Facts): Tallies {
  const tallies: Tallies = new Map()
  for (const { id } of coverage.cells()) tallies.set(id, countCell(coverage, id, facts))
  return tallies
}

/** Those of `faces` that are cells anew, in place; of those that are no more there is nothing. */
export function recountCells(
  tallies: Tallies,
  coverage: Coverage,
  facts: Facts,
  faces: Iterable<Face>,
): void {
  for (const face of faces) {
    if (face === OUTSIDE) continue
    if (coverage.cell(face)) tallies.set(face, countCell(coverage, face, facts))
    else tallies.delete(face)
  }
}

export function countCell(coverage: Coverage, id: CellId, facts: Facts): CellTally {
  const tally = emptyTally()
  const arcs = [...coverage.arcsOf(id)].map((arc) => coverage.arc(arc)!)
  for (const { points, left } of arcs) {
    tally.areaM2 += left === id ? areaPartM2(points) : -areaPartM2(points)
    tally.perimeterM += lengthM(points)
  }
  for (const place of placesIn(arcs, id, facts)) {
    const at = place * COUNTED.length
    COUNTED.forEach((name, c) => {
      tally[name] += facts.counts[at + c]!
    })
  }
  return tally
}

/** Numbers of the places that lie in a cell. */
export function placesIn(arcs: readonly Arc[], id: CellId, facts: Facts): number[] {
  if (arcs.length === 0) return []
  const box = boxOf(arcs[0]!.points)
  for (const { points } of arcs) {
    for (let i = 0; i < points.length; i += 2) growBox(box, points[i]!, points[i + 1]!)
  }
  return facts.index
    .range(box.minX, box.minY, box.maxX, box.maxY)
    .filter((place) => isIn(arcs, id, facts.x[place]!, facts.y[place]!))
}

function isIn(arcs: readonly Arc[], id: CellId, x: number, y: number): boolean {
  let sum = 0
  for (const { points, left } of arcs) {
    const times = crossings(points, x, y)
    sum += left === id ? times : -times
  }
  return sum > 0
}
