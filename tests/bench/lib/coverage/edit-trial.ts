import { createHash } from 'node:crypto'
import {
  applyChange,
  type Coverage,
  writeCoverage,
} from '../../../../data/rules/coverage/coverage.ts'
import {
  type CoverageChange,
  type Face,
  isArc,
  OUTSIDE,
  serialIds,
} from '../../../../data/rules/coverage/items.ts'
import { areaPartM2 } from '../../../../data/rules/coverage/measure.ts'
import { verifyChange } from '../../../../data/rules/coverage/verify-change.ts'
import { verifyCoverage } from '../../../../data/rules/coverage/verify-coverage.ts'
import { seededRandom } from '../random.ts'
import { Fingerprint } from './fingerprint.ts'
import { Chooser, type EditKind, randomEdit } from './random-edit.ts'

export interface TrialResult {
  /** Made; what is refused comes on top. */
  edits: number
  refused: number
  byKind: Map<EditKind, { applied: number; refused: number }>
  undone: number
  /** Edits after which the coverage was verified where they had been, and all of it. */
  checks: number
  fullChecks: number
  /** Largest relative deviation of the sum of the cells' areas from what it was in the beginning. */
  areaDrift: number
  faults: string[]
  /** With everything that is checked on the way. */
  cpuMs: number
}

export interface TrialOptions {
  /** To be made. */
  edits: number
  seed: number
  /** After so many edits everything is verified from the beginning. */
  verifyEvery: number
  /** After so many edits all since the last time are undone, one by one, compared with what was there, and done again. */
  undoEvery: number
}

const MOST_TRIES = 50

/** Random edits; after each one the coverage is verified where it has changed, now and then everywhere. */
export function runTrial(coverage: Coverage, options: TrialOptions): TrialResult {
  const random = seededRandom(options.seed)
  const issueId = serialIds(`t${options.seed}-`)
  const trial = new Trial(coverage)
  const size = { cells: trial.chooser.cells.size }
  const { result } = trial
  const started = process.cpuUsage().user
  const { edits, verifyEvery, undoEvery } = options
  for (let tried = 0; result.edits < edits && result.faults.length < 5; tried++) {
    if (tried > MOST_TRIES * edits) throw new Error('Nearly everything is refused')
    const { kind, outcome } = randomEdit(coverage, trial.chooser, random, issueId, size)
    if (!trial.take(kind, outcome.change)) continue
    const isLast = result.edits === edits
    if (isLast || result.edits % undoEvery === 0) trial.undoAll()
    if (isLast || result.edits % verifyEvery === 0) trial.verifyAll()
  }
  result.cpuMs = (process.cpuUsage().user - started) / 1000
  return result
}

class Trial {
  readonly chooser: Chooser
  readonly result: TrialResult = {
    edits: 0,
    refused: 0,
    byKind: new Map(),
    undone: 0,
    checks: 0,
    fullChecks: 0,
    areaDrift: 0,
    faults: [],
    cpuMs: 0,
  }
  readonly #coverage: Coverage
  readonly #areas: AreaBook
  readonly #print: Fingerprint
  /** What takes back each edit since the mark, and what the coverage was like before it. */
  #inverses: { inverse: CoverageChange; print: string }[] = []
  #mark: string

  constructor(coverage: Coverage) {
    this.#coverage = coverage
    this.chooser = new Chooser(coverage)
    this.#areas = new AreaBook(coverage)
    this.#print = new Fingerprint(coverage.items.values())
    this.#mark = digest(coverage)
  }

  /** Whether there was something to be made. */
  take(kind: EditKind, change: CoverageChange | undefined): boolean {
    const { result } = this
    const tally = result.byKind.get(kind) ?? { applied: 0, refused: 0 }
    result.byKind.set(kind, tally)
    if (!change) {
      tally.refused++
      result.refused++
      return false
    }
    tally.applied++
    result.edits++
    const print = this.#print.toString()
    const inverse = this.#apply(change)
    this.#inverses.push({ inverse, print })
    const [fault] = verifyChange(this.#coverage, change, inverse)
    result.checks++
    if (fault) this.#blame(`${kind}: ${fault.problem} at ${fault.place} (${fault.id})`)
    result.areaDrift = Math.max(result.areaDrift, this.#areas.drift())
    return true
  }

  /** Back to the mark edit by edit, where the bytes must be the same, and forward again. */
  undoAll(): void {
    const now = digest(this.#coverage)
    const redo = this.#inverses.toReversed().map(({ inverse, print }) => {
      const change = this.#apply(inverse)
      if (this.#print.toString() !== print) this.#blame('an undo gives something else')
      return change
    })
    this.result.undone += redo.length
    if (digest(this.#coverage) !== this.#mark) this.#blame('undo gives other bytes')
    for (const change of redo.toReversed()) this.#apply(change)
    if (digest(this.#coverage) !== now) this.#blame('redo gives other bytes')
    this.#inverses = []
    this.#mark = now
  }

  verifyAll(): void {
    this.result.fullChecks++
    const [fault] = verifyCoverage(this.#coverage)
    if (fault) this.#blame(`${fault.problem} at ${fault.place} (${fault.id})`)
    this.#areas.recount(this.#coverage)
    this.result.areaDrift = Math.max(this.result.areaDrift, this.#areas.drift())
  }

  #apply(change: CoverageChange): CoverageChange {
    const inverse = applyChange(this.#coverage, change)
    this.#areas.note(change, inverse)
    this.#print.note(change, inverse)
    this.chooser.follow(change)
    return inverse
  }

  #blame(what: string): void {
    this.result.faults.push(`edit ${this.result.edits}: ${what}`)
  }
}

const digest = (coverage: Coverage) =>
  createHash('sha256').update(writeCoverage(coverage)).digest('hex')

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
