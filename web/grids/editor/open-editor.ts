import { createSignal } from 'solid-js'
import type { GridEditor } from './grid-editor.ts'

const [openEditor, setOpenEditor] = createSignal<GridEditor | null>(null)

/** The plan that is open for drawing; null = none, or not there yet. */
export { openEditor, setOpenEditor }
