import { createSignal } from 'solid-js'
import type { GridEditor } from './grid-editor.ts'
import type { PlanIssues } from './plan-issues.ts'

/** A plan that is to begin with the cells of a file. */
export interface ImportWish {
  title: string
  area: string
}

export type EditorDialog = 'help' | 'drafter'

/** How far what belongs to a plan has been read: it can be drawn on before it is counted. */
export type Reading = 'running' | 'failed' | 'done'

const [openEditor, setOpenEditor] = createSignal<GridEditor | null>(null)
const [planIssues, setPlanIssues] = createSignal<PlanIssues | null>(null)
const [importing, setImporting] = createSignal<ImportWish | null>(null)
const [reading, setReading] = createSignal<Reading>('running')
const [dialog, setDialog] = createSignal<EditorDialog | null>(null)

/** The plan that is open for drawing; null = none, or not there yet. */
/** What is wrong with it. */
/** Over the page, one at a time. */
/** Whether its numbers are there. */
/** While a file is looked at. */
export {
  dialog,
  importing,
  openEditor,
  planIssues,
  reading,
  setDialog,
  setImporting,
  setOpenEditor,
  setPlanIssues,
  setReading,
}
