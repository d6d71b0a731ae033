import type { GridFileCell, LonLat } from '../../../contracts/index.ts'
import { reversed } from '../units.ts'
import { type Arrangement, arrange, type OwnedRing } from './arrangement.ts'
import { findPatches, type Patches } from './patches.ts'
import { BEYOND } from './place-faces.ts'
import { createPlane, type Plane, type Position, type ToLonLat } from './plane.ts'
import { proposeCell } from './propose-cell.ts'

/** One cell as a file has it. */
export type SourceCell = GridFileCell

/** A place where a coverage is none. Numbers of cells are positions in the list of sources. */
export interface Finding {
  id: number
  /** Nobody's; of several; a piece of a cell that hangs together with none of the rest and is hardly there. */
  kind: 'gap' | 'overlap' | 'sliver'
  /** Those that claim it; of a gap those around it. */
  cells: readonly number[]
  place: LonLat
  areaM2: number
  /** About: twice the area by the perimeter. */
  widthM: number
  /** The cell that grows more compact by it than the others would. */
  proposed: number | null
}

export interface Inspection {
  findings: readonly Finding[]
  counts: {
    cells: number
    gaps: number
    /** Pairs of cells that overlap by more than a square metre, and all pairs. */
    overlappingPairs: number
    touchedPairs: number
    slivers: number
  }
  sources: readonly SourceCell[]
  arrangement: Arrangement
  patches: Patches
  plane: Plane
  toLonLat: ToLonLat
}

/** Narrower than this a piece of a cell is no place to live in. */
const SLIVER_M = 1
const PAIR_M2 = 1

/**
 * Finds gaps, overlaps and slivers, each with a proposed fix; changes nothing. `toLonLat` leads from the file's coordinates
 * to CGCS2000; counted is in the file's own, since straight lines bend on the way.
 */
export function inspectCoverage(
  sources: readonly SourceCell[],
  toLonLat: ToLonLat = ([x, y]) => [x, y],
): Inspection {
  const plane = createPlane(positionsOf(sources))
  const arrangement = arrange(ringsOf(sources, plane))
  const patches = findPatches(arrangement, plane, toLonLat)
  const findings = listFindings(patches)
  const counts = countFindings(sources.length, findings)
  return { findings, counts, sources, arrangement, patches, plane, toLonLat }
}

function* positionsOf(sources: readonly SourceCell[]): Generator<Position> {
  for (const { polygons } of sources) {
    for (const rings of polygons) for (const ring of rings) yield* ring
  }
}

function ringsOf(sources: readonly SourceCell[], plane: Plane): OwnedRing[] {
  return sources.flatMap(({ polygons }, owner) =>
    polygons.flatMap((rings) =>
      rings.flatMap((ring, k) => {
        const points = ring.flatMap((position) => plane.toPlane(position))
        if (points[0] !== points.at(-2) || points[1] !== points.at(-1)) {
          points.push(points[0]!, points[1]!)
        }
        if (points.length < 8) return []
        return [{ owner, points: ringArea(points) > 0 === (k === 0) ? points : reversed(points) }]
      }),
    ),
  )
}

function ringArea(p: readonly number[]): number {
  let sum = 0
  for (let i = 0; i + 3 < p.length; i += 2) {
    sum += (p[i]! - p[0]!) * (p[i + 3]! - p[1]!) - (p[i + 2]! - p[0]!) * (p[i + 1]! - p[1]!)
  }
  return sum
}

function listFindings(patches: Patches): Finding[] {
  const largest = new Map<number, number>()
  patches.list.forEach(({ owners, areaM2 }, patch) => {
    const owner = owners[0]
    if (owners.length !== 1 || owner === undefined) return
    const best = largest.get(owner)
    if (best === undefined || areaM2 > patches.list[best]!.areaM2) largest.set(owner, patch)
  })
  return patches.list.flatMap((patch, id): Finding[] => {
    const { owners, areaM2, perimeterM, neighbours, place } = patch
    const widthM = perimeterM === 0 ? 0 : (2 * areaM2) / perimeterM
    if (id === BEYOND) return []
    const isMain = owners.length === 1 && (largest.get(owners[0]!) === id || widthM >= SLIVER_M)
    if (isMain) return []
    const around = [...neighbours.keys()].flatMap((other) => patches.list[other]!.owners)
    const kind = owners.length === 0 ? 'gap' : owners.length === 1 ? 'sliver' : 'overlap'
    const cells = kind === 'overlap' ? owners : [...new Set(kind === 'gap' ? around : owners)]
    const wanted = kind === 'overlap' ? owners : [...new Set(around)]
    const proposed = proposeCell(patches, id, wanted, largest)
    return [{ id, kind, cells, place, areaM2, widthM, proposed }]
  })
}

function countFindings(cells: number, findings: readonly Finding[]): Inspection['counts'] {
  const pairs = new Map<string, number>()
  for (const { kind, cells: owners, areaM2 } of findings) {
    if (kind !== 'overlap') continue
    owners.forEach((a, k) => {
      for (const b of owners.slice(k + 1)) {
        pairs.set(`${a},${b}`, (pairs.get(`${a},${b}`) ?? 0) + areaM2)
      }
    })
  }
  const count = (kind: Finding['kind']) => findings.filter((f) => f.kind === kind).length
  return {
    cells,
    gaps: count('gap'),
    overlappingPairs: [...pairs.values()].filter((areaM2) => areaM2 > PAIR_M2).length,
    touchedPairs: pairs.size,
    slivers: count('sliver'),
  }
}
