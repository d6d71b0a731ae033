import { createSignal } from 'solid-js'
import type { GridEditor } from './grid-editor.ts'
import type { PlanIssues } from './plan-issues.ts'

export type EditorDialog = 'help' | 'drafter'

const [openEditor, setOpenEditor] = createSignal<GridEditor | null>(null)
const [planIssues, setPlanIssues] = createSignal<PlanIssues | null>(null)
const [dialog, setDialog] = createSignal<EditorDialog | null>(null)

/** The plan that is open for drawing; null = none, or not there yet. */
/** What is wrong with it. */
/** Over the page, one at a time. */
export { dialog, openEditor, planIssues, setDialog, setOpenEditor, setPlanIssues }
