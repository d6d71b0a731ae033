import { batch, createMemo, createSignal } from 'solid-js'
import type {
  CellId,
  CoverageChange,
  GridPlanState,
  GridPlanSummary,
} from '../../../data/contracts/index.ts'
import type { IssueId } from '../../../data/rules/coverage/items.ts'
import type { Tallies } from '../../../data/rules/coverage/tally/count-cells.ts'
import type { CellTally } from '../../../data/rules/coverage/tally/tally.ts'
import type { PlanDesk, UndoOutcome } from './desk/plan-desk.ts'
import { createHand, type EditorHand } from './editor-hand.ts'
import { createOthers, holderOf, type Others } from './others.ts'
import type { ShownPlan } from './shown-plan.ts'
import { createSurroundings, type Surroundings } from './surroundings.ts'
import type { ReassignUnit, Refusal, ToolDesk } from './tools/tool.ts'

/** A plan that is open for drawing: what its panels, its tools and the map share. */
export interface GridEditor extends EditorHand, Surroundings, Others, EditorChoices {
  readonly plan: GridPlanSummary
  readonly desk: PlanDesk
  readonly issueId: IssueId
  /** For what panels do to single cells. */
  readonly asToolDesk: ToolDesk
  /** Another number with every change of the plan or of what is counted. */
  revision(): number
  touched(change: CoverageChange, inverse: CoverageChange): void
  /** Every change with its inverse, after it was made; returns the unsubscriber. */
  onTouched(listener: TouchListener): () => void
  /** Why the last attempt came to nothing; until the next one. */
  said(): Refusal | null
  /** For the cells that the draft would change, else for those round what is in the hand, else for the selected one. */
  preview(): Tallies
  tally(cell: CellId): CellTally | undefined
  commit(change: CoverageChange): void
  undo(): UndoOutcome
  redo(): UndoOutcome
  isReadOnly(): boolean
  /** Another plan over this one, which is not drawn on meanwhile. */
  shown(): ShownPlan | null
  show(plan: ShownPlan | null): void
  state(): GridPlanState
  /** It is submitted, returned, published: whether it can be drawn on follows. */
  setState(state: GridPlanState): void
}

/** What the planner has chosen to work on. */
interface EditorChoices {
  unit(): ReassignUnit
  setUnit(unit: ReassignUnit): void
  selected(): CellId | null
  select(cell: CellId | null): void
  /** 12 digits: only this one's cells may change; '' = all. */
  community(): string
  limitTo(community: string): void
}

export type TouchListener = (change: CoverageChange, inverse: CoverageChange) => void

interface EditorOptions {
  plan: GridPlanSummary
  desk: PlanDesk
  issueId: IssueId
  texts: { nameOfPart(name: string): string; nameOfHole(): string }
}

export function createGridEditor({ plan, desk, issueId, texts }: EditorOptions): GridEditor {
  const [revision, setRevision] = createSignal(0)
  const [said, setSaid] = createSignal<Refusal | null>(null)
  const [state, setState] = createSignal<GridPlanState>(plan.state)
  const [shown, setShown] = createSignal<ShownPlan | null>(null)
  const isReadOnly = () => state() !== 'draft'
  const bump = () => setRevision((n) => n + 1)
  const choices = createChoices(bump)
  const others = createOthers(desk, bump)
  const surroundings = createSurroundings((facts, tallies) => {
    desk.setFacts(facts, tallies)
    bump()
  })
  const commit = (change: CoverageChange) => {
    if (isReadOnly()) return
    batch(() => {
      setSaid(null)
      desk.commit(change)
      // Only now does the history have it.
      bump()
    })
  }
  const refuse = (reason: Refusal) => setSaid(reason)
  const shared = { ...choices, ...others, ...surroundings, commit, refuse }
  const asToolDesk = toolDeskOf({ desk, issueId, texts }, shared)
  const hand = createHand({
    desk: asToolDesk,
    isReadOnly,
    nameOfHole: texts.nameOfHole,
    forgetSaid: () => setSaid(null),
  })
  return {
    ...{ plan, desk, issueId, asToolDesk, revision, said, commit, isReadOnly, state },
    ...{ ...hand, ...surroundings, ...others, ...choices },
    ...steps({ desk, hand, isReadOnly, bump }),
    ...touches(choices, bump),
    setUnit(unit) {
      choices.setUnit(unit)
      hand.refresh()
    },
    select(cell) {
      choices.select(cell)
      hand.refresh()
    },
    preview: createPreview({ desk, hand, choices, revision }),
    tally: (cell) => desk.edge().tally(cell),
    shown,
    show: (other) => setShown(other),
    setState(next) {
      setState(next)
      // What a tool had in hand of a draft is let go.
      if (isReadOnly() && hand.tool() !== 'select') hand.chooseTool('select')
    },
  }
}

/** What tools may know and do. */
function toolDeskOf(
  { desk, issueId, texts }: Pick<EditorOptions, 'desk' | 'issueId' | 'texts'>,
  shared: EditorChoices & Others & Surroundings & Pick<ToolDesk, 'commit' | 'refuse'>,
): ToolDesk {
  const { coverage } = desk
  return {
    coverage,
    issueId,
    ground: shared.ground,
    limits: () => (shared.community() === '' ? {} : { community: shared.community() }),
    selected: shared.selected,
    select: shared.select,
    commit: shared.commit,
    refuse: (reason) => shared.refuse(reason),
    holder: (change) => holderOf(change, shared.held()),
    unit: shared.unit,
    blockAt: (place) => shared.blocks()?.at(place),
    blocks: () => shared.blocks()?.list ?? [],
    nameOfPart: (cell) => texts.nameOfPart(coverage.cell(cell)?.name ?? ''),
  }
}

function touches(
  choices: EditorChoices,
  bump: () => void,
): Pick<GridEditor, 'touched' | 'onTouched'> {
  const listeners = new Set<TouchListener>()
  return {
    touched(change, inverse) {
      for (const listener of listeners) listener(change, inverse)
      if (change.remove.some((id) => id === choices.selected())) choices.select(null)
      bump()
    },
    onTouched(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

function createChoices(onLimit: () => void): EditorChoices {
  const [unit, setUnit] = createSignal<ReassignUnit>('building')
  const [selected, setSelected] = createSignal<CellId | null>(null)
  const [community, setCommunity] = createSignal('')
  return {
    unit,
    setUnit: (next) => setUnit(next),
    selected,
    select: (cell) => setSelected(cell),
    community,
    limitTo(code) {
      setCommunity(code)
      onLimit()
    },
  }
}

function steps(editor: {
  desk: PlanDesk
  hand: EditorHand
  isReadOnly: () => boolean
  bump: () => void
}): Pick<GridEditor, 'undo' | 'redo'> {
  const { desk, hand, isReadOnly, bump } = editor
  const step = (which: 'undo' | 'redo') => {
    if (isReadOnly()) return 'nothing'
    return batch(() => {
      hand.letGo()
      const outcome = desk[which]()
      bump()
      hand.refresh()
      return outcome
    })
  }
  return { undo: () => step('undo'), redo: () => step('redo') }
}

function createPreview(editor: {
  desk: PlanDesk
  hand: EditorHand
  choices: EditorChoices
  revision: () => number
}): () => Tallies {
  const { desk, hand, choices, revision } = editor
  return createMemo(() => {
    revision()
    const { change, beside } = hand.draft()
    if (change) return desk.edge().preview(change)
    const selected = choices.selected()
    const cells = beside ?? (selected ? [selected] : [])
    return new Map(
      cells.flatMap((cell) => {
        const tally = desk.edge().tally(cell)
        return tally ? [[cell, tally] as const] : []
      }),
    )
  })
}
