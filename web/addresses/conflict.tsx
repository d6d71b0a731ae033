import { Show } from 'solid-js'
import type { AddressConflict } from '../../data/contracts/index.ts'
import { formatDateTime, t } from '../i18n/index.ts'
import { Button } from '../ui/button.tsx'
import { noteChange } from './address-api.ts'
import { opText, stateText } from './address-texts.ts'
import styles from './form.module.css'
import { setMode } from './sheet-mode.ts'

interface ConflictProps {
  conflict: AddressConflict
  /** What was about to be sent. */
  mine: { name?: string; lonLat?: readonly [number, number] }
  onKeepMine: () => void
}

/** Somebody else was quicker: both versions, and nothing done until one is chosen. */
export function Conflict(props: ConflictProps) {
  const now = () => props.conflict.now
  const place = (lonLat: readonly [number, number] | undefined) =>
    lonLat?.map((degrees) => degrees.toFixed(6)).join(', ')
  return (
    <section class={styles.conflict} role="alert">
      <h4>{t('addresses.conflict')}</h4>
      <Show when={props.conflict.change}>
        {(change) => (
          <p>
            {opText(change().op)} · {change().by} · {formatDateTime(change().recordedAt)}
          </p>
        )}
      </Show>
      <dl>
        <dt>{t('addresses.theirs')}</dt>
        <dd>
          {now().fullText}
          <Show when={now().state}>{(state) => ` · ${stateText(state())}`}</Show>
          <span class={styles.muted}>{place(now().lonLat)}</span>
        </dd>
        <dt>{t('addresses.mine')}</dt>
        <dd>
          {props.mine.name ?? t('addresses.mineRest')}
          <span class={styles.muted}>{place(props.mine.lonLat)}</span>
        </dd>
      </dl>
      <div class={styles.buttons}>
        <Button
          onClick={() => {
            setMode(null)
            noteChange()
          }}
        >
          {t('addresses.takeTheirs')}
        </Button>
        <Button kind="primary" onClick={() => props.onKeepMine()}>
          {t('addresses.keepMine')}
        </Button>
      </div>
    </section>
  )
}
