import { Coverage } from '../coverage.ts'
import { type Cell, type CellId, type Face, OUTSIDE } from '../items.ts'
import { toUnits } from '../units.ts'
import { type Arrangement, arrange, type OwnedRing } from './arrangement.ts'
import { buildArcs } from './build-arcs.ts'
import type { Finding, Inspection } from './inspect-coverage.ts'
import { BEYOND } from './place-faces.ts'

/** What becomes of a finding: a cell's (position in the sources), or left as it is. */
export type Decision = number | 'leave'
export type Decisions = ReadonlyMap<Finding['id'], Decision>

export interface Repaired {
  coverage: Coverage
  /** Cells by position in the sources; `undefined` where nothing is left of one. */
  cells: readonly (CellId | undefined)[]
  /** What was given to whom. */
  applied: readonly { finding: Finding; to: number }[]
  /** Gaps that stay. */
  left: readonly Finding[]
  /** Faces that came of rounding to 1e-7° and were closed; none is wider than that. */
  rounded: number
}

export const proposedDecisions = ({ findings }: Inspection): Decisions =>
  new Map(findings.map(({ id, proposed }) => [id, proposed ?? 'leave']))

/**
 * The coverage that comes of an inspection when it is decided so. Overlaps can't be left: without a decision they go where
 * it is proposed.
 */
export function repairCoverage(inspection: Inspection, decisions: Decisions): Repaired {
  const { findings, patches, sources, arrangement } = inspection
  const applied: { finding: Finding; to: number }[] = []
  const left: Finding[] = []
  // A label is the position of a cell; gaps that stay are the cell after the last.
  const gap = sources.length
  const labels = patches.list.map(({ owners }) => owners[0] ?? gap)
  for (const finding of findings) {
    const decided = decisions.get(finding.id) ?? 'leave'
    const to = decided === 'leave' && finding.kind === 'overlap' ? finding.proposed : decided
    if (to === 'leave' || to === null) {
      if (finding.kind === 'gap') left.push(finding)
    } else {
      labels[finding.id] = to
      applied.push({ finding, to })
    }
  }
  labels[BEYOND] = -1
  const labelOf = (face: number) => labels[patches.ofFace[face]!]!
  const rings = outlineLabels(arrangement, labelOf, (x, y) =>
    toUnits(inspection.toLonLat(inspection.plane.toPosition(x, y))),
  )
  const rounded = arrange(rings)
  const { faceOf, closed } = settleFaces(rounded, gap)
  const arcs = buildArcs(rounded, faceOf)
  const present = new Set<Face>(arcs.flatMap((arc) => [arc.left, arc.right]))
  const cells = sources.map((source, k) => newCell(source, k)).filter(({ id }) => present.has(id))
  return {
    coverage: new Coverage([...cells, ...arcs]),
    cells: sources.map((_, k) => (present.has(cellId(k)) ? cellId(k) : undefined)),
    applied,
    left,
    rounded: closed,
  }
}

const cellId = (k: number): CellId => `cell:${k + 1}`

const newCell = ({ code, name, kind, community }: Inspection['sources'][number], k: number): Cell =>
  // No more of a source than a cell has.
  ({ id: cellId(k), code, name, kind, community, locked: false })

/** Rings round everything of one label, in units. */
function outlineLabels(
  { nodes, from, to, next, cycles, cycleOf }: Arrangement,
  labelOf: (face: number) => number,
  toUnitsAt: (x: number, y: number) => readonly [number, number],
): OwnedRing[] {
  const units = new Map<number, readonly [number, number]>()
  const place = (node: number) => {
    const known = units.get(node) ?? toUnitsAt(nodes[2 * node]!, nodes[2 * node + 1]!)
    units.set(node, known)
    return known
  }
  const labels = cycleOf.map((cycle) => labelOf(cycles[cycle]!.face))
  const seen = new Uint8Array(next.length)
  const rings: OwnedRing[] = []
  for (let start = 0; start < next.length; start++) {
    const owner = labels[start]!
    if (seen[start] || owner < 0 || labels[start ^ 1] === owner) continue
    const points: number[] = []
    let half = start
    do {
      seen[half] = 1
      const [x, y] = place(half % 2 === 0 ? from[half >> 1]! : to[half >> 1]!)
      if (points.at(-2) !== x || points.at(-1) !== y) points.push(x, y)
      half = next[half]!
      while (labels[half ^ 1] === owner) half = next[half ^ 1]!
    } while (half !== start)
    if (points[0] !== points.at(-2) || points[1] !== points.at(-1)) {
      points.push(points[0]!, points[1]!)
    }
    if (points.length >= 8) rings.push({ owner, points })
  }
  return rings
}

/** After rounding: a face that nobody or several claim goes to the neighbour along its longest edge. */
function settleFaces({ nodes, from, to, owners, cycles, cycleOf }: Arrangement, gap: number) {
  const settled = owners.map((list, face) =>
    face === BEYOND ? -1 : list.length === 1 ? list[0]! : undefined,
  )
  const open = new Set(settled.flatMap((label, face) => (label === undefined ? [face] : [])))
  const closed = open.size
  const longest = new Map<number, { label: number; length: number }>()
  for (let pass = 0; open.size > 0 && pass <= closed; pass++) {
    longest.clear()
    for (let half = 0; half < cycleOf.length; half++) {
      const face = cycles[cycleOf[half]!]!.face
      if (!open.has(face)) continue
      const label = settled[cycles[cycleOf[half ^ 1]!]!.face]
      if (label === undefined || label < 0) continue
      const [a, b] = [2 * from[half >> 1]!, 2 * to[half >> 1]!]
      const length = Math.hypot(nodes[b]! - nodes[a]!, nodes[b + 1]! - nodes[a + 1]!)
      const best = longest.get(face)
      if (!best || length > best.length) longest.set(face, { label, length })
    }
    if (longest.size === 0) break
    for (const [face, { label }] of longest) {
      settled[face] = label
      open.delete(face)
    }
  }
  const faceOf = (face: number): Face => {
    const label = settled[face] ?? -1
    return label < 0 || label === gap ? OUTSIDE : cellId(label)
  }
  return { faceOf, closed }
}
