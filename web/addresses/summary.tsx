import Copy from 'lucide-solid/icons/copy'
import { For, Show } from 'solid-js'
import type { AddressDetail } from '../../data/contracts/index.ts'
import { formatDateTime, t } from '../i18n/index.ts'
import { changeAddressView, openAddress } from '../session/address-view.ts'
import { divisionOf } from '../session/divisions.ts'
import { view } from '../session/view.ts'
import { Button } from '../ui/button.tsx'
import { copyText } from '../ui/copy-text.ts'
import { IconButton } from '../ui/icon-button.tsx'
import styles from './sheet.module.css'
import { StateChip } from './state-chip.tsx'

/** Full text, state, code, where it lies, and the way up. */
export function Summary(props: { detail: AddressDetail }) {
  const address = () => props.detail.address
  const isAsOf = () => Boolean(view.address?.at || view.address?.known)
  return (
    <div class={styles.summary}>
      <nav class={styles.parents} aria-label={t('addresses.parents')}>
        <For each={props.detail.parents}>
          {({ id, name }) => (
            <>
              <button
                type="button"
                onClick={() => openAddress({ subdistrict: address().subdistrict, id })}
              >
                {name}
              </button>
              <span aria-hidden="true">›</span>
            </>
          )}
        </For>
        <strong>{address().name}</strong>
      </nav>
      <p class={styles.text}>
        {address().fullText} <StateChip state={address().state} />
      </p>
      <p class={styles.meta}>
        <Show when={address().code}>
          {(code) => (
            <span>
              <code>{code()}</code>
              <IconButton size="small" label={t('common.copy')} onClick={() => copyText(code())}>
                <Copy size={14} />
              </IconButton>
            </span>
          )}
        </Show>
        <span>{t('addresses.holdsFrom', { day: address().validFrom })}</span>
        <Show when={divisionOf(address().grid)}>{(grid) => <span>{grid().name}</span>}</Show>
      </p>
      <Show when={isAsOf()}>
        <p class={styles.asOf} role="status">
          {t('addresses.asOfNote', {
            day: view.address?.at || t('addresses.today'),
            known: view.address?.known || formatDateTime(new Date()).slice(0, 10),
          })}
          <Button size="small" onClick={() => changeAddressView({ at: '', known: '' })}>
            {t('addresses.backToToday')}
          </Button>
        </p>
      </Show>
    </div>
  )
}
