import type { AddressDetail } from '../../data/contracts/index.ts'
import { changeAddressView, openAddress } from '../session/address-view.ts'
import { pageDialog } from '../session/dialogs.ts'
import { tool } from '../session/map-handle.ts'
import { view } from '../session/view.ts'
import { possibleModes } from './possible-modes.ts'
import { mode, type SheetMode, setMode } from './sheet-mode.ts'

const MODES: Readonly<Record<string, SheetMode>> = {
  c: 'certify',
  m: 'move',
  r: 'rename',
  n: 'add',
  s: 'split',
  g: 'merge',
  x: 'demolish',
}

/** Keys of the sheet, wherever nothing is being typed: a letter for each act, U up, Esc out of the form, then out of it all. */
export function listenToSheetKeys(detail: () => AddressDetail | undefined): () => void {
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing || pageDialog() || tool() !== 'none') return
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const target = event.target as HTMLElement
    if (target.closest('[role=dialog], [role=menu]')) return
    const isTyping = target.closest('input, textarea, select') !== null
    const isElsewhere = isTyping && !target.closest('[data-address-sheet]')
    if (event.key === 'Escape') return isElsewhere ? undefined : leave(event)
    if (isTyping || mode() !== null) return
    const loaded = detail()
    if (!loaded) return
    const key = event.key.toLowerCase()
    const wanted = MODES[key]
    if (wanted && possibleModes(loaded, isAsOf()).includes(wanted)) {
      event.preventDefault()
      event.stopPropagation()
      setMode(wanted)
    } else if (key === 'u') goUp(loaded)
  }
  // Before the page's own: Esc leaves one thing at a time.
  document.addEventListener('keydown', onKeyDown, { capture: true })
  return () => document.removeEventListener('keydown', onKeyDown, { capture: true })
}

const isAsOf = () => Boolean(view.address?.at || view.address?.known)

function leave(event: KeyboardEvent): void {
  event.preventDefault()
  event.stopPropagation()
  if (mode() !== null) setMode(null)
  else changeAddressView({ place: null, at: '', known: '' })
}

function goUp({ address, parents }: AddressDetail): void {
  const above = parents.at(-1)
  if (above) openAddress({ subdistrict: address.subdistrict, id: above.id })
}
