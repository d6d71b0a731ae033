import { account } from '../session/account.ts'
import { pageDialog, setPageDialog } from '../session/dialogs.ts'
import { closeDrawer, drawer } from '../session/drawer.ts'
import { chooseTool, map, tool } from '../session/map-handle.ts'
import { panelOpen, setPanelOpen, setThemeChoice, theme } from '../session/preferences.ts'
import { changeView, view } from '../session/view.ts'
import type { Workspace } from '../session/view-state.ts'
import { goToStart } from './go-to-start.ts'
import { copyLink, toggleFullScreen } from './page-actions.ts'
import { workspacesFor } from './workspaces.ts'

/** Keys that work wherever nothing is being typed; `?` shows them. */
const ACTIONS: Record<string, () => void> = {
  '/': () => document.getElementById('search')?.focus(),
  '?': () => setPageDialog('keyboard'),
  '+': () => map()?.zoomBy(1),
  '=': () => map()?.zoomBy(1),
  '-': () => map()?.zoomBy(-1),
  '0': goToStart,
  d: () => chooseTool(tool() === 'measureLength' ? 'none' : 'measureLength'),
  a: () => chooseTool(tool() === 'measureArea' ? 'none' : 'measureArea'),
  p: () => setPageDialog('print'),
  l: () => void copyLink(),
  f: () => void toggleFullScreen(),
  b: () => setPanelOpen(panelOpen() === 'on' ? 'off' : 'on'),
  t: () => setThemeChoice(theme() === 'dark' ? 'light' : 'dark'),
}

export function installShortcuts(exists: (workspace: Workspace) => boolean): () => void {
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing || pageDialog()) return
    if (event.key === 'Escape') return isInDialog(event.target) ? undefined : leave()
    if (event.altKey && /^[1-9]$/.test(event.key)) return chooseWorkspace(event, exists)
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return
    const action = ACTIONS[event.key.length === 1 ? event.key.toLowerCase() : event.key]
    if (!action) return
    event.preventDefault()
    action()
  }
  document.addEventListener('keydown', onKeyDown)
  return () => document.removeEventListener('keydown', onKeyDown)
}

/** One thing at a time: the tool, then the drawer, then the card. */
function leave(): void {
  if (tool() !== 'none') chooseTool('none')
  else if (drawer()) closeDrawer()
  else if (view.selection) changeView({ selection: null })
}

function chooseWorkspace(event: KeyboardEvent, exists: (workspace: Workspace) => boolean): void {
  const entries = workspacesFor(account()?.user.roles ?? [], exists)
  const entry = entries[Number(event.key) - 1]
  if (!entry) return
  event.preventDefault()
  setPanelOpen('on')
  changeView({ workspace: entry.id })
}

/** Dialogs and menus close themselves; they may be gone from the page by now, but not from each other. */
function isInDialog(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('[role=dialog], [role=menu]') !== null
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target instanceof HTMLInputElement)
    return !['checkbox', 'radio', 'range'].includes(target.type)
  return target.isContentEditable || ['TEXTAREA', 'SELECT'].includes(target.tagName)
}
