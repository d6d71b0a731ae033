import { batch, createMemo, createSignal } from 'solid-js'
import type {
  CellId,
  CoverageChange,
  GridPlanGround,
  GridPlanState,
  GridPlanSummary,
} from '../../../data/contracts/index.ts'
import type { EditLimits } from '../../../data/rules/coverage/check-draft.ts'
import type { IssueId } from '../../../data/rules/coverage/items.ts'
import type { Tallies } from '../../../data/rules/coverage/tally/count-cells.ts'
import type { Facts } from '../../../data/rules/coverage/tally/facts.ts'
import type { CellTally, Workforce } from '../../../data/rules/coverage/tally/tally.ts'
import type { PlanDesk, UndoOutcome } from './desk/plan-desk.ts'
import type { SyncState } from './desk/plan-sync.ts'
import type { Conflict } from './desk/rebase.ts'
import { idsOf } from './desk/stroke.ts'
import type { CoverageBlocks } from './ground/blocks.ts'
import { createGround, type Ground, NO_GROUND } from './ground/ground.ts'
import { createTool } from './tools/create-tool.ts'
import type {
  ReassignUnit,
  Refusal,
  Tool,
  ToolDesk,
  ToolDraft,
  ToolHint,
  ToolId,
  ToolKey,
} from './tools/tool.ts'

/** A plan that is open for drawing: what its panels, its tools and the map share. */
export interface GridEditor {
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
  tool(): ToolId
  chooseTool(id: ToolId): void
  /** The tool in hand; panels do not need it. */
  current(): Tool
  /** After each movement of the hand. */
  refresh(): void
  key(key: ToolKey): boolean
  cancel(): boolean
  draft(): ToolDraft
  hint(): ToolHint
  /** Why the last attempt came to nothing; until the next one. */
  said(): Refusal | null
  unit(): ReassignUnit
  setUnit(unit: ReassignUnit): void
  selected(): CellId | null
  select(cell: CellId | null): void
  /** 12 digits: only this one's cells may change; '' = all. */
  community(): string
  limitTo(community: string): void
  /** For the cells that the draft would change, else for the selected one. */
  preview(): Tallies
  tally(cell: CellId): CellTally | undefined
  commit(change: CoverageChange): void
  undo(): UndoOutcome
  redo(): UndoOutcome
  isReadOnly(): boolean
  state(): GridPlanState
  /** It is submitted, returned, published: whether it can be drawn on follows. */
  setState(state: GridPlanState): void
  ground(): Ground
  setGround(ground: GridPlanGround): void
  facts(): Facts | null
  setFacts(facts: Facts): void
  workforce(cell: CellId): Workforce | undefined
  setWorkforce(workforce: ReadonlyMap<CellId, Workforce>): void
  blocks(): CoverageBlocks | null
  setBlocks(blocks: CoverageBlocks): void
  sync(): SyncState
  setSync(state: SyncState): void
  /** To be decided one after the other. */
  conflicts(): readonly Conflict[]
  /** Put off: both stay until somebody decides. */
  isPutOff(): boolean
  putOff(later: boolean): void
  addConflict(conflict: Conflict): void
  /** Decided: what was set aside need not be kept any longer. */
  endConflict(conflict: Conflict): void
  /** Who has what in hand, of others. */
  held(): ReadonlyMap<string, string>
  setHeld(held: ReadonlyMap<string, string>): void
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
  const [toolId, setToolId] = createSignal<ToolId>('select')
  const [draft, setDraft] = createSignal<ToolDraft>({})
  const [hint, setHint] = createSignal<ToolHint>({ text: 'gridEdit.hintSelect' })
  const [said, setSaid] = createSignal<Refusal | null>(null)
  const [unit, setUnit] = createSignal<ReassignUnit>('building')
  const [selected, setSelected] = createSignal<CellId | null>(null)
  const [community, setCommunity] = createSignal('')
  const [ground, setGround] = createSignal<Ground>(createGround(NO_GROUND))
  const [facts, setFacts] = createSignal<Facts | null>(null)
  const [workers, setWorkers] = createSignal<ReadonlyMap<CellId, Workforce>>(new Map())
  const [blocks, setBlocks] = createSignal<CoverageBlocks | null>(null)
  const [sync, setSync] = createSignal<SyncState>({ kind: 'saved' })
  const [isPutOff, putOff] = createSignal(false)
  const [conflicts, setConflicts] = createSignal<readonly Conflict[]>([])
  const [held, setHeld] = createSignal<ReadonlyMap<string, string>>(new Map())
  const [state, setState] = createSignal<GridPlanState>(plan.state)
  const isReadOnly = () => state() !== 'draft'

  const bump = () => setRevision((n) => n + 1)

  const limits = (): EditLimits => (community() === '' ? {} : { community: community() })
  const commit = (change: CoverageChange) => {
    if (isReadOnly()) return
    setSaid(null)
    desk.commit(change)
    // Only now does the history have it.
    bump()
  }
  const toolDesk: ToolDesk = {
    coverage: desk.coverage,
    issueId,
    ground,
    limits,
    selected,
    select: (cell) => setSelected(cell),
    commit,
    refuse: (reason) => setSaid(reason),
    holder: (change) => holderOf(change, held()),
    unit,
    blockAt: (place) => blocks()?.at(place),
    blocks: () => blocks()?.list ?? [],
    nameOfPart: (cell) => texts.nameOfPart(desk.coverage.cell(cell)?.name ?? ''),
  }
  const listeners = new Set<TouchListener>()
  let current = createTool('select', toolDesk, texts.nameOfHole)
  const refresh = () =>
    batch(() => {
      setDraft(isReadOnly() ? { cells: current.draft().cells } : current.draft())
      setHint(current.hint())
    })
  const chooseTool = (id: ToolId) => {
    current.cancel()
    setSaid(null)
    const next = isReadOnly() ? 'select' : id
    // Leaving a tool lets go of what it had in hand, not of the cell that the next one works on.
    const keep = selected()
    current = createTool(next, toolDesk, texts.nameOfHole)
    batch(() => {
      setSelected(keep && desk.coverage.cell(keep) ? keep : null)
      setToolId(next)
      refresh()
    })
  }
  const preview = createMemo(() => {
    revision()
    const { change } = draft()
    if (change) return desk.edge().preview(change)
    const cell = selected()
    const tally = cell && desk.edge().tally(cell)
    return new Map(cell && tally ? [[cell, tally]] : [])
  })
  const step = (which: 'undo' | 'redo') => {
    if (isReadOnly()) return 'nothing'
    current.cancel()
    const outcome = desk[which]()
    bump()
    refresh()
    return outcome
  }
  return {
    plan,
    desk,
    issueId,
    asToolDesk: toolDesk,
    revision,
    touched(change, inverse) {
      for (const listener of listeners) listener(change, inverse)
      if (change.remove.some((id) => id === selected())) setSelected(null)
      bump()
    },
    onTouched(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    tool: toolId,
    chooseTool,
    current: () => current,
    refresh,
    key(key) {
      const isTaken = current.key?.(key) ?? false
      if (isTaken) refresh()
      return isTaken
    },
    cancel() {
      const wasBusy = current.cancel()
      setSaid(null)
      refresh()
      return wasBusy
    },
    draft,
    hint,
    said,
    unit,
    setUnit: (next) => {
      setUnit(next)
      refresh()
    },
    selected,
    select(cell) {
      setSelected(cell)
      refresh()
    },
    community,
    limitTo: (code) => {
      setCommunity(code)
      bump()
    },
    preview,
    tally: (cell) => desk.edge().tally(cell),
    commit,
    undo: () => step('undo'),
    redo: () => step('redo'),
    isReadOnly,
    state,
    setState(next) {
      setState(next)
      // What a tool had in hand of a draft is let go.
      if (isReadOnly() && toolId() !== 'select') chooseTool('select')
    },
    ground,
    setGround: (raw) => setGround(createGround(raw)),
    facts,
    setFacts(next) {
      desk.setFacts(next)
      setFacts(next)
      bump()
    },
    workforce: (cell) => workers().get(cell),
    setWorkforce: (next) => setWorkers(next),
    blocks,
    setBlocks: (next) => setBlocks(() => next),
    sync,
    setSync: (state) => setSync(state),
    conflicts,
    isPutOff,
    putOff: (later) => putOff(later),
    addConflict(conflict) {
      putOff(false)
      setConflicts((all) => [...all, conflict])
    },
    endConflict(conflict) {
      desk.forget(conflict.mine)
      setConflicts((all) => all.filter((one) => one !== conflict))
    },
    held,
    setHeld(next) {
      setHeld(next)
      bump()
    },
  }
}

function holderOf(change: CoverageChange, held: ReadonlyMap<string, string>): string | undefined {
  for (const id of idsOf(change)) {
    const by = held.get(id)
    if (by !== undefined) return by
  }
  return undefined
}
