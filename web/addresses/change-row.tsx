import Undo2 from 'lucide-solid/icons/undo-2'
import { createSignal, Show } from 'solid-js'
import type { AddressChange, AddressFacts } from '../../data/contracts/index.ts'
import { formatDateTime, t } from '../i18n/index.ts'
import { Button } from '../ui/button.tsx'
import { opText, stateText } from './address-texts.ts'
import { takeBack } from './finish-act.ts'
import styles from './list.module.css'

interface ChangeRowProps {
  change: AddressChange
  /** Of which address, where the list is not about one. */
  fullText?: string
  onOpen?: () => void
}

/** One change: what, from when, by whom; taken back with one click. */
export function ChangeRow(props: ChangeRowProps) {
  const [busy, setBusy] = createSignal(false)
  const change = () => props.change
  const canTakeBack = () => change().reversedBy === null && change().reverses === null
  const undo = async () => {
    setBusy(true)
    await takeBack(change().id)
    setBusy(false)
  }
  const meta = () =>
    [
      t('addresses.holdsFrom', { day: change().effective }),
      change().docNo,
      change().by,
      formatDateTime(change().recordedAt),
    ]
      .filter(Boolean)
      .join(' · ')
  const title = () =>
    change().reverses === null
      ? opText(change().op)
      : t('addresses.opReverse', { op: opText(change().op) })
  return (
    <div class={styles.change} data-change data-undone={change().reversedBy !== null}>
      <span class={styles.words}>
        <strong>{title()}</strong>
        <span class={styles.level}>{difference(change().before, change().after)}</span>
        <Show when={props.fullText}>
          <button type="button" class={styles.link} onClick={() => props.onOpen?.()}>
            {props.fullText}
          </button>
        </Show>
        <span class={styles.before}>{meta()}</span>
      </span>
      <Show when={canTakeBack()}>
        <Button size="small" disabled={busy()} onClick={() => void undo()}>
          <Undo2 size={16} />
          {t('common.undo')}
        </Button>
      </Show>
      <Show when={change().reversedBy !== null}>
        <span class={styles.level}>{t('addresses.wasTakenBack')}</span>
      </Show>
    </div>
  )
}

/** The little that tells one change from the next of its kind. */
function difference(before: AddressFacts | null, after: AddressFacts | null): string {
  const alias = after?.alias ?? before?.alias
  if (alias) return alias
  if (before?.name && after?.name && before.name !== after.name)
    return `${before.name} → ${after.name}`
  if (before?.state && after?.state && before.state !== after.state)
    return `${stateText(before.state)} → ${stateText(after.state)}`
  return after?.name ?? before?.name ?? ''
}
