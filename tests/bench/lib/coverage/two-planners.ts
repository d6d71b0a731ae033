import type { GridPlanStroke } from '../../../../data/contracts/index.ts'
import {
  applyChange,
  type Coverage,
  readCoverage,
  writeCoverage,
} from '../../../../data/rules/coverage/coverage.ts'
import type { IssueId } from '../../../../data/rules/coverage/items.ts'
import { serialIds } from '../../../../data/rules/coverage/items.ts'
import { judgeStroke } from '../../../../data/rules/coverage/plan/judge-stroke.ts'
import {
  followChange,
  idsOf,
  type MadeChange,
  type PlanState,
} from '../../../../data/rules/coverage/plan/plan-state.ts'
import { verifyCoverage } from '../../../../data/rules/coverage/verify-coverage.ts'
import { seededRandom } from '../random.ts'
import { Chooser, randomEdit } from './random-edit.ts'

export interface InterleavingResult {
  drawn: number
  made: number
  /** Shown to whoever drew them, beside what the other had made. */
  conflicts: number
  /** Made for somebody whose answer got lost. */
  resent: number
  faults: string[]
}

/** The server as far as strokes go: a state, and a log that only grows. */
interface Desk {
  readonly state: PlanState
  readonly log: (MadeChange & { strokeId: string; base: number })[]
}

interface Planner {
  readonly name: string
  readonly issueId: IssueId
  /** As it stood at `version`, without what is pending. */
  known: Coverage
  version: number
  pending: GridPlanStroke | null
}

/**
 * Two planners draw on one plan, in any order: strokes, news, answers that get lost, pages that are loaded anew. What is
 * held against them: every stroke is in the log or was told to be in conflict; no change was put over one that its author had
 * not seen; the plan is a valid coverage; both pages end with the same bytes as the server.
 */
export function interleave(start: string, seed: number, steps: number): InterleavingResult {
  const random = seededRandom(seed)
  const desk: Desk = {
    state: { version: 0, coverage: readCoverage(start), touched: new Map() },
    log: [],
  }
  const planners = ['a', 'b'].map(
    (name): Planner => ({
      name,
      issueId: serialIds(`${name}-`),
      known: readCoverage(start),
      version: 0,
      pending: null,
    }),
  )
  const result: InterleavingResult = { drawn: 0, made: 0, conflicts: 0, resent: 0, faults: [] }
  for (let step = 0; step < steps; step++) {
    const planner = planners[Math.floor(random() * 2)]!
    if (planner.pending) send(desk, planner, random() < 0.15, result)
    else if (random() < 0.6) draw(planner, random, result)
    else readOn(desk, planner)
  }
  for (const planner of planners) if (planner.pending) send(desk, planner, false, result)
  for (const planner of planners) readOn(desk, planner)
  result.faults.push(...faultsOf(start, desk, planners, result))
  return result
}

function draw(planner: Planner, random: () => number, result: InterleavingResult): void {
  const chooser = new Chooser(planner.known)
  const size = { cells: chooser.cells.size }
  const { outcome } = randomEdit(planner.known, chooser, random, planner.issueId, size)
  if (!outcome.change) return
  result.drawn++
  const id = `${planner.name}${result.drawn}`
  planner.pending = { id, base: planner.version, change: outcome.change }
}

function send(desk: Desk, planner: Planner, isLost: boolean, result: InterleavingResult): void {
  const stroke = planner.pending!
  const before = desk.log.find(({ strokeId }) => strokeId === stroke.id)
  if (before) result.resent++
  else {
    const judged = judgeStroke(desk.state, stroke, { area: '' })
    if (judged.kind === 'made') {
      const made = {
        version: desk.state.version + 1,
        by: planner.name,
        at: '',
        change: judged.change,
      }
      desk.log.push({ ...made, strokeId: stroke.id, base: stroke.base })
      followChange(desk.state, made)
      result.made++
    } else {
      if (judged.kind === 'refused') {
        result.faults.push(`${stroke.id} was refused without a conflict: ${judged.reason}`)
      }
      result.conflicts++
      planner.pending = null
      readOn(desk, planner)
      return
    }
  }
  // It was made, but nobody has heard: the same stroke is sent again.
  if (isLost) return
  planner.pending = null
  readOn(desk, planner)
}

function readOn(desk: Desk, planner: Planner): void {
  if (planner.pending) return
  for (const { version, change } of desk.log) {
    if (version <= planner.version) continue
    applyChange(planner.known, change)
    planner.version = version
  }
}

function faultsOf(
  start: string,
  { state, log }: Desk,
  planners: readonly Planner[],
  { drawn, made, conflicts }: InterleavingResult,
): string[] {
  const faults: string[] = []
  const bytes = writeCoverage(state.coverage)
  const replayed = readCoverage(start)
  for (const { change } of log) applyChange(replayed, change)
  if (writeCoverage(replayed) !== bytes) faults.push('The log is not what the plan is')
  for (const { name, known } of planners) {
    if (writeCoverage(known) !== bytes) faults.push(`The page of ${name} shows something else`)
  }
  if (drawn !== made + conflicts) faults.push(`${drawn} drawn, ${made} made, ${conflicts} told`)
  for (const { version, base, by, change } of log) {
    const unseen = log.filter((other) => other.version > base && other.version < version)
    const touched = new Set(unseen.flatMap((other) => idsOf(other.change)))
    if (idsOf(change).some((id) => touched.has(id))) faults.push(`${by} wrote over ${version}`)
  }
  for (const { problem, id } of verifyCoverage(state.coverage)) faults.push(`${problem} ${id}`)
  return faults
}
