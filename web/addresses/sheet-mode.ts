import { createSignal } from 'solid-js'

/** What is being done to the address that is open. */
export const SHEET_MODES = [
  'rename',
  'move',
  'add',
  'split',
  'merge',
  'demolish',
  'certify',
  'alias',
] as const
export type SheetMode = (typeof SHEET_MODES)[number]

const [mode, setMode] = createSignal<SheetMode | null>(null)

/** null = it is only looked at. */
export { mode, setMode }
