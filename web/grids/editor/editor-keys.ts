import { pageDialog } from '../../session/dialogs.ts'
import type { GridEditor } from './grid-editor.ts'
import type { KeyboardHand } from './keyboard-hand.ts'
import { type ToolId, UNITS } from './tools/tool.ts'

export const TOOL_KEYS: Readonly<Record<ToolId, string>> = {
  select: 'V',
  boundary: 'E',
  trace: 'T',
  split: 'X',
  merge: 'M',
  reassign: 'R',
  hole: 'H',
}

export interface EditorActs {
  undo(): void
  redo(): void
  help(): void
  nextIssue(step: 1 | -1): void
  fixIssue(): void
  lock(): void
  limit(): void
  rename(): void
  setPanning(on: boolean): void
}

/** Keys of the editor, wherever nothing is being typed. They come before the page's own. */
export function listenToEditorKeys(
  editor: GridEditor,
  acts: EditorActs,
  hand: KeyboardHand,
): () => void {
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing || pageDialog()) return
    const target = event.target as HTMLElement
    if (target.closest('[role=dialog], [role=menu]') || isTyping(target)) return
    if (!take(editor, acts, hand, event, target)) return
    event.preventDefault()
    event.stopPropagation()
  }
  const onKeyUp = (event: KeyboardEvent) => {
    if (event.key === ' ') acts.setPanning(false)
  }
  document.addEventListener('keydown', onKeyDown, { capture: true })
  document.addEventListener('keyup', onKeyUp, { capture: true })
  return () => {
    document.removeEventListener('keydown', onKeyDown, { capture: true })
    document.removeEventListener('keyup', onKeyUp, { capture: true })
  }
}

function take(
  editor: GridEditor,
  acts: EditorActs,
  hand: KeyboardHand,
  event: KeyboardEvent,
  target: HTMLElement,
): boolean {
  const letter = event.key.toLowerCase()
  if (event.ctrlKey || event.metaKey) {
    if (letter === 'y' || (letter === 'z' && event.shiftKey)) acts.redo()
    else if (letter === 'z') acts.undo()
    else return false
    return true
  }
  if (event.altKey) return false
  if (event.key === 'Escape') return editor.cancel() || hand.drop() || leaveTool(editor)
  // Tab, arrows, Enter and Space belong to buttons and lists unless the map has the focus.
  const isOnMap = target === document.body || target.closest('#map') !== null
  if (isOnMap && event.key === ' ') {
    acts.setPanning(true)
    return true
  }
  // Lines are put down point by point: there Enter is a click of the hand, Shift+Enter the end.
  const isDrawing = editor.tool() === 'split' || editor.tool() === 'hole'
  if (isOnMap && isDrawing && hand.place() && hand.take(event.key, event.shiftKey)) return true
  const isForTool = isOnMap || event.key === 'Delete'
  if (isForTool && editor.key({ key: event.key, shift: event.shiftKey })) return true
  if (isOnMap && hand.take(event.key, event.shiftKey)) return true
  return takeLetter(editor, acts, letter, event.shiftKey)
}

function takeLetter(editor: GridEditor, acts: EditorActs, letter: string, shift: boolean): boolean {
  const tool = (Object.keys(TOOL_KEYS) as ToolId[]).find(
    (id) => TOOL_KEYS[id].toLowerCase() === letter,
  )
  const unit = editor.tool() === 'reassign' ? UNITS[Number(letter) - 1] : undefined
  if (tool) editor.chooseTool(tool)
  else if (unit) editor.setUnit(unit)
  else if (letter === 'n') acts.nextIssue(shift ? -1 : 1)
  else if (letter === 'f' && !shift) acts.fixIssue()
  else if (letter === 'l') acts.lock()
  else if (letter === 'g') acts.limit()
  else if (letter === 'f2') acts.rename()
  else if (letter === '?') acts.help()
  else return false
  return true
}

function leaveTool(editor: GridEditor): boolean {
  if (editor.tool() === 'select') return false
  editor.chooseTool('select')
  return true
}

function isTyping(target: HTMLElement): boolean {
  if (target instanceof HTMLInputElement)
    return !['checkbox', 'radio', 'range'].includes(target.type)
  return target.isContentEditable || ['TEXTAREA', 'SELECT'].includes(target.tagName)
}
