import { createHash } from 'node:crypto'
import {
  applyChange,
  type Coverage,
  writeCoverage,
} from '../../../../data/rules/coverage/coverage.ts'
import { cyclesOf, isNested } from '../../../../data/rules/coverage/cycles.ts'
import {
  type CoverageChange,
  type Face,
  isArc,
  OUTSIDE,
  serialIds,
} from '../../../../data/rules/coverage/items.ts'
import { areaPartM2 } from '../../../../data/rules/coverage/measure.ts'
import { verifyCoverage } from '../../../../data/rules/coverage/verify-coverage.ts'
import { seededRandom } from '../random.ts'
import { Chooser, type EditKind, randomEdit } from './random-edit.ts'

export interface TrialResult {
  edits: number
  applied: number
  refused: number
  byKind: Map<EditKind, { applied: number; refused: number }>
  undone: number
  fullChecks: number
  /** Largest relative deviation of the sum of the cells' areas from what it was in the beginning. */
  areaDrift: number
  faults: string[]
  /** With everything that is checked on the way. */
  cpuMs: number
}

export interface TrialOptions {
  edits: number
  seed: number
  /** After so many edits everything is verified from the beginning. */
  verifyEvery: number
  /** After so many edits everything since the last time is undone, compared byte by byte, and done again. */
  undoEvery: number
}

/** Random edits; after each one the cells beside it are looked at, now and then everything. */
export function runTrial(coverage: Coverage, options: TrialOptions): TrialResult {
  const random = seededRandom(options.seed)
  const issueId = serialIds(`t${options.seed}-`)
  const chooser = new Chooser(coverage)
  const areas = new AreaBook(coverage)
  const size = { cells: chooser.cells.size }
  const result: TrialResult = {
    edits: options.edits,
    applied: 0,
    refused: 0,
    byKind: new Map(),
    undone: 0,
    fullChecks: 0,
    areaDrift: 0,
    faults: [],
    cpuMs: 0,
  }
  const started = process.cpuUsage().user
  let inverses: CoverageChange[] = []
  let mark = digest(coverage)
  const apply = (change: CoverageChange) => {
    const inverse = applyChange(coverage, change)
    areas.note(change, inverse)
    follow(chooser, change)
    return inverse
  }
  for (let edit = 1; edit <= options.edits && result.faults.length < 5; edit++) {
    const { kind, outcome } = randomEdit(coverage, chooser, random, issueId, size)
    const tally = result.byKind.get(kind) ?? { applied: 0, refused: 0 }
    result.byKind.set(kind, tally)
    if (outcome.change) {
      inverses.push(apply(outcome.change))
      tally.applied++
      result.applied++
    } else {
      tally.refused++
      result.refused++
    }
    if (outcome.change) checkBeside(coverage, outcome.change, edit, kind, result)
    result.areaDrift = Math.max(result.areaDrift, areas.drift())
    // One change back and forth at once, now and then.
    if (outcome.change && edit % 97 === 0) undoOne(apply, inverses, result)
    if (edit % options.undoEvery === 0) {
      undoAll(coverage, apply, inverses, mark, edit, result)
      inverses = []
      mark = digest(coverage)
    }
    if (edit % options.verifyEvery === 0 || edit === options.edits) {
      result.fullChecks++
      const [fault] = verifyCoverage(coverage)
      if (fault)
        result.faults.push(`edit ${edit}: ${fault.problem} at ${fault.place} (${fault.id})`)
      areas.recount(coverage)
    }
  }
  result.cpuMs = (process.cpuUsage().user - started) / 1000
  return result
}

function undoOne(
  apply: (change: CoverageChange) => CoverageChange,
  inverses: CoverageChange[],
  result: TrialResult,
): void {
  const inverse = inverses.pop()!
  inverses.push(apply(apply(inverse)))
  result.undone++
}

/** Back to the mark, where the bytes must be the same, and forward again. */
function undoAll(
  coverage: Coverage,
  apply: (change: CoverageChange) => CoverageChange,
  inverses: readonly CoverageChange[],
  mark: string,
  edit: number,
  result: TrialResult,
): void {
  const now = digest(coverage)
  const redo = inverses.toReversed().map(apply)
  result.undone += redo.length
  if (digest(coverage) !== mark) result.faults.push(`edit ${edit}: undo gives other bytes`)
  for (const change of redo.toReversed()) apply(change)
  if (digest(coverage) !== now) result.faults.push(`edit ${edit}: redo gives other bytes`)
}

const digest = (coverage: Coverage) =>
  createHash('sha256').update(writeCoverage(coverage)).digest('hex')

function follow(chooser: Chooser, { put, remove }: CoverageChange): void {
  for (const item of put) {
    if (isArc(item)) chooser.arcs.add(item.id)
    else chooser.cells.add(item.id)
  }
  for (const id of remove) {
    if (id.startsWith('arc:')) chooser.arcs.remove(id as `arc:${string}`)
    else chooser.cells.remove(id as `cell:${string}`)
  }
}

function checkBeside(
  coverage: Coverage,
  { put }: CoverageChange,
  edit: number,
  kind: EditKind,
  result: TrialResult,
): void {
  const faces = new Set<Face>(put.flatMap((item) => (isArc(item) ? [item.left, item.right] : [])))
  faces.delete(OUTSIDE)
  for (const face of faces) {
    const cycles = cyclesOf(coverage, face)
    if (!cycles || !isNested(cycles))
      result.faults.push(`edit ${edit} (${kind}): ${face} is tangled`)
  }
}

/** The sum of all cells' areas, kept arc by arc. */
class AreaBook {
  readonly #first: number
  #sum = 0

  constructor(coverage: Coverage) {
    this.recount(coverage)
    this.#first = this.#sum
  }

  /** Without what has been rounded on the way. */
  recount(coverage: Coverage): void {
    this.#sum = 0
    for (const arc of coverage.arcs()) this.#sum += ownArea(arc)
  }

  note(change: CoverageChange, inverse: CoverageChange): void {
    for (const item of inverse.put) if (isArc(item)) this.#sum -= ownArea(item)
    for (const item of change.put) if (isArc(item)) this.#sum += ownArea(item)
  }

  drift(): number {
    return Math.abs(this.#sum - this.#first) / this.#first
  }
}

/** What an arc adds to the cells on its two sides: nothing, when there is one on both. */
function ownArea({ points, left, right }: { points: readonly number[]; left: Face; right: Face }) {
  const part = areaPartM2(points)
  return (left === OUTSIDE ? 0 : part) - (right === OUTSIDE ? 0 : part)
}
