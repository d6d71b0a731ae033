import { createEffect, createSignal, lazy, onCleanup, onMount, Show, Suspense } from 'solid-js'
import { lockCells } from '../../../data/rules/coverage/operations/change-cells.ts'
import { t } from '../../i18n/index.ts'
import { showToast } from '../../ui/toast.tsx'
import type { UndoOutcome } from './desk/plan-desk.ts'
import { findBlocks } from './drafter/run-in-worker.ts'
import { type EditorActs, listenToEditorKeys } from './editor-keys.ts'
import type { GridEditor } from './grid-editor.ts'
import { createKeyboardHand } from './keyboard-hand.ts'
import { dialog, planIssues, setDialog, setPlanIssues } from './open-editor.ts'
import { NAME_FIELD } from './panels/cell-fields.tsx'
import { EdgeSheet } from './panels/edge-sheet.tsx'
import { HintLine } from './panels/hint-line.tsx'
import { ToolStrip } from './panels/tool-strip.tsx'
import { watchIssues } from './plan-issues.ts'
import { PlanOnMap } from './plan-on-map.tsx'
import { settle, weigh } from './tools/tool.ts'

const HelpDialog = lazy(() => import('./panels/help-dialog.tsx'))
const ConflictDialog = lazy(() => import('./panels/conflict-dialog.tsx'))
const DrafterDialog = lazy(() => import('./panels/drafter-dialog.tsx'))

/** Everything of the editor that lies over the map. */
export default function EditorParts(props: { editor: GridEditor }) {
  const { editor } = props
  const [isPanning, setPanning] = createSignal(false)
  const issues = watchIssues(editor)
  const hand = createKeyboardHand(editor)
  setPlanIssues(issues)
  const acts = actsOf(editor, setPanning)
  onMount(() => onCleanup(listenToEditorKeys(editor, acts, hand)))
  wantBlocks(editor)
  return (
    <>
      <PlanOnMap editor={editor} isPanning={isPanning} marks={issues.marks} hand={hand} />
      <ToolStrip editor={editor} onUndo={acts.undo} onRedo={acts.redo} onHelp={acts.help} />
      <HintLine editor={editor} />
      <EdgeSheet editor={editor} onLock={acts.lock} />
      <Suspense>
        <Show when={dialog() === 'help'}>
          <HelpDialog onClose={() => setDialog(null)} />
        </Show>
        <Show when={dialog() === 'drafter'}>
          <DrafterDialog editor={editor} onClose={() => setDialog(null)} />
        </Show>
        <Show when={editor.isPutOff() ? undefined : editor.conflicts()[0]} keyed>
          {(conflict) => <ConflictDialog editor={editor} conflict={conflict} />}
        </Show>
      </Suspense>
    </>
  )
}

/** Blocks are found when something is first to be given by them. */
function wantBlocks(editor: GridEditor): void {
  let isAsked = false
  createEffect(() => {
    if (isAsked || editor.unit() !== 'block' || !editor.facts()) return
    if (editor.ground().raw.lines.length === 0) return
    isAsked = true
    findBlocks(editor, (text) => showToast({ tone: 'error', text }))
  })
}

function actsOf(editor: GridEditor, setPanning: (on: boolean) => void): EditorActs {
  const chosen = () => {
    const id = editor.selected()
    return id ? editor.desk.coverage.cell(id) : undefined
  }
  return {
    undo: () => sayUndone(editor.undo(), 'gridEdit.undone', editor.desk.nextRedo()?.note),
    redo: () => sayUndone(editor.redo(), 'gridEdit.redone', editor.desk.nextUndo()?.note),
    help: () => setDialog('help'),
    nextIssue: (step) => planIssues()?.next(step),
    fixIssue() {
      const issue = planIssues()?.chosen()
      if (issue?.isFixable) planIssues()?.fix(issue)
    },
    lock() {
      const cell = chosen()
      if (!cell || editor.isReadOnly()) return
      const { asToolDesk: desk } = editor
      const wish = { cells: [cell.id], locked: !cell.locked }
      settle(desk, weigh(desk, lockCells(desk.coverage, wish)))
    },
    limit() {
      const community = chosen()?.community ?? ''
      editor.limitTo(editor.community() === '' ? community : '')
    },
    rename: () => document.getElementById(NAME_FIELD)?.focus(),
    setPanning,
  }
}

function sayUndone(
  outcome: UndoOutcome,
  key: 'gridEdit.undone' | 'gridEdit.redone',
  note?: string,
) {
  if (outcome === 'nothing') return
  if (outcome === 'overtaken') return showToast({ text: t('gridEdit.overtaken') })
  if (note) showToast({ text: t(key, { what: noteText(note) }) })
}

/** What a stroke was, by its note. */
export function noteText(note: string): string {
  switch (note) {
    case 'move-vertex':
    case 'add-vertex':
    case 'delete-vertex':
    case 'trace-boundary':
    case 'split-cell':
    case 'merge-cells':
    case 'reassign':
    case 'cut-hole':
    case 'lock-cells':
    case 'unlock-cells':
    case 'describe-cell':
    case 'give-piece':
    case 'drafter':
      return t(`gridEdit.note_${note}`)
    default:
      return note
  }
}
