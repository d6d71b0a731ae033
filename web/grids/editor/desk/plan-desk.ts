import type { CoverageChange, CoverageItem } from '../../../../data/contracts/coverage.ts'
import type { GridPlanChange } from '../../../../data/contracts/grid-plan.ts'
import { Coverage } from '../../../../data/rules/coverage/coverage.ts'
import type { Tallies } from '../../../../data/rules/coverage/tally/count-cells.ts'
import { createFacts, type Facts } from '../../../../data/rules/coverage/tally/facts.ts'
import {
  createLivingEdge,
  type LivingEdge,
} from '../../../../data/rules/coverage/tally/living-edge.ts'
import { createHistory, type Stack, type StackKeeper } from '../../../edit/history.ts'
import { type Conflict, type Overtaken, rebase } from './rebase.ts'
import { isAsLeft, type Stroke } from './stroke.ts'

/** `overtaken`: somebody else has changed the same meanwhile, so that this step stays as it is. */
export type UndoOutcome = 'done' | 'nothing' | 'overtaken'

/** A plan in the hands of one person: what is drawn, counted, undone, waits to be sent. Knows no server and no screen. */
export interface PlanDesk {
  readonly coverage: Coverage
  /** The numbers of all cells, which keep up with every change. */
  edge(): LivingEdge
  /** With what has been counted of the plan as it is, if that has been done. */
  setFacts(facts: Facts, tallies?: Tallies): void
  commit(change: CoverageChange): void
  undo(): UndoOutcome
  redo(): UndoOutcome
  canUndo(): boolean
  canRedo(): boolean
  nextUndo(): Stroke | undefined
  nextRedo(): Stroke | undefined
  /** Strokes that the server has not confirmed, the oldest first. */
  waiting(): readonly Stroke[]
  /** The server has made it. */
  confirm(id: string): void
  /** Changes of others become part of the plan; own strokes that do not go together with them are set aside. */
  adopt(others: readonly GridPlanChange[]): Conflict | null
  /** It is decided what becomes of strokes that were set aside: until then a reload shows them again. */
  forget(strokes: readonly Stroke[]): void
  /** The server will not have this stroke: it is taken back, with those that build on it. */
  setAside(id: string): Overtaken
}

export interface DeskOptions {
  items: Iterable<CoverageItem>
  newId: () => string
  /** Every change of what is drawn, whoever made it. */
  onChange?: (change: CoverageChange, inverse: CoverageChange, by: 'own' | 'other') => void
  saved?: { undo: readonly Stroke[]; redo: readonly Stroke[]; waiting: readonly Stroke[] }
  keeper?: StackKeeper<Stroke>
  /** Hears of strokes that wait and wait no more. */
  waitingKeeper?: { put(stroke: Stroke): void; drop(id: string): void }
}

export function createPlanDesk(options: DeskOptions): PlanDesk {
  const { newId, onChange, waitingKeeper } = options
  const coverage = new Coverage(options.items)
  let edge = createLivingEdge(coverage, createFacts([]))
  const waiting: Stroke[] = []

  const draw = (change: CoverageChange, by: 'own' | 'other') => {
    const inverse = edge.commit(change)
    onChange?.(change, inverse, by)
    return inverse
  }
  const history = createHistory<Stroke>({
    apply({ note, change }) {
      const inverse = draw(change, 'own')
      const stroke = { id: newId(), note, change, inverse }
      waiting.push(stroke)
      waitingKeeper?.put(stroke)
      return { ...stroke, change: inverse, inverse: change }
    },
    ...(options.saved && { saved: options.saved }),
    ...(options.keeper && { keeper: options.keeper }),
  })
  for (const stroke of options.saved?.waiting ?? []) {
    draw(stroke.change, 'own')
    waiting.push(stroke)
  }

  const leave = (strokes: readonly Stroke[]) => {
    for (const { id } of strokes) {
      const at = waiting.findIndex((stroke) => stroke.id === id)
      if (at >= 0) waiting.splice(at, 1)
    }
  }
  const forget = (strokes: readonly Stroke[]) => {
    for (const { id } of strokes) waitingKeeper?.drop(id)
  }
  const drop = (strokes: readonly Stroke[]) => {
    leave(strokes)
    forget(strokes)
  }
  const step = (stack: Stack): UndoOutcome => {
    const next = stack === 'undo' ? history.nextUndo() : history.nextRedo()
    if (!next) return 'nothing'
    if (!isAsLeft(coverage, next.inverse)) {
      history.skip(stack)
      return 'overtaken'
    }
    history[stack]()
    return 'done'
  }
  return {
    coverage,
    edge: () => edge,
    setFacts(facts, tallies) {
      edge = createLivingEdge(coverage, facts, tallies)
    },
    commit: (change) =>
      history.commit({
        id: '',
        note: change.note,
        change,
        inverse: { note: '', put: [], remove: [] },
      }),
    undo: () => step('undo'),
    redo: () => step('redo'),
    canUndo: history.canUndo,
    canRedo: history.canRedo,
    nextUndo: history.nextUndo,
    nextRedo: history.nextRedo,
    waiting: () => waiting,
    confirm: (id) => drop(waiting.filter((stroke) => stroke.id === id)),
    adopt(others) {
      const conflict = rebase({ waiting, draw }, others)
      if (conflict) leave(conflict.mine)
      return conflict
    },
    forget,
    setAside(id) {
      const overtaken = rebase({ waiting, draw }, [], id) ?? { mine: [] }
      drop(overtaken.mine)
      return overtaken
    },
  }
}
