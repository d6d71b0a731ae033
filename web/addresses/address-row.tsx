import { Show } from 'solid-js'
import type { AddressEntry } from '../../data/contracts/index.ts'
import { openAddress } from '../session/address-view.ts'
import { levelText } from '../ui/address-level.ts'
import styles from './list.module.css'
import { setPointed } from './shown-addresses.ts'
import { StateChip } from './state-chip.tsx'

interface AddressRowProps {
  address: AddressEntry
  isOpen?: boolean
  /** With the text before its own part, where rows do not lie below one address. */
  full?: boolean
}

/** One address of a list: opens it, and shows it on the map while the pointer or the focus is on it. */
export function AddressRow(props: AddressRowProps) {
  const before = () => {
    const { fullText, name } = props.address
    return fullText.endsWith(name) ? fullText.slice(0, -name.length) : fullText
  }
  return (
    <button
      type="button"
      class={styles.row}
      data-address-row
      aria-current={props.isOpen ? 'true' : undefined}
      onPointerEnter={() => setPointed(props.address.id)}
      onPointerLeave={() => setPointed(null)}
      onFocus={() => setPointed(props.address.id)}
      onBlur={() => setPointed(null)}
      onKeyDown={moveByArrow}
      onClick={() => openAddress(props.address)}
    >
      <span class={styles.words}>
        <strong>{props.address.name}</strong>
        <span class={styles.level}>{levelText(props.address.level)}</span>
        <Show when={props.full}>
          <span class={styles.before}>{before()}</span>
        </Show>
      </span>
      <StateChip state={props.address.state} />
    </button>
  )
}

/** Up and down go from row to row. */
function moveByArrow(event: KeyboardEvent & { currentTarget: HTMLElement }): void {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
  const list = event.currentTarget.closest('[data-address-rows]')
  const rows = [...(list?.querySelectorAll<HTMLElement>('[data-address-row]') ?? [])]
  const at = rows.indexOf(event.currentTarget)
  const next = rows[event.key === 'ArrowDown' ? at + 1 : at - 1]
  if (!next) return
  event.preventDefault()
  event.stopPropagation()
  next.focus()
}
