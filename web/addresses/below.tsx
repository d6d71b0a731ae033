import { For, Match, Show, Switch } from 'solid-js'
import type { AddressDetail, AddressEntry } from '../../data/contracts/index.ts'
import { formatNumber, t } from '../i18n/index.ts'
import type { Load } from '../session/create-load.ts'
import { levelText } from '../ui/address-level.ts'
import { Chip } from '../ui/chip.tsx'
import { ErrorState } from '../ui/error-state.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { MOST_CHILDREN } from './address-api.ts'
import { AddressRow } from './address-row.tsx'
import { STATE_TONES, stateText } from './address-texts.ts'
import styles from './sheet.module.css'

/** What lies directly below it, what waits for certification first. */
export function Below(props: { detail: AddressDetail; rows: Load<readonly AddressEntry[]> }) {
  return (
    <Show
      when={props.detail.children.length > 0}
      fallback={<p class={styles.empty}>{t('addresses.nothingBelow')}</p>}
    >
      <div class={styles.counts}>
        <For each={props.detail.children}>
          {({ level, state, count }) => (
            <Chip tone={STATE_TONES[state]}>
              {levelText(level)} {formatNumber(count)} · {stateText(state)}
            </Chip>
          )}
        </For>
      </div>
      <Switch fallback={<Skeleton lines={[70, 70, 70]} />}>
        <Match when={props.rows.error()}>
          <ErrorState error={props.rows.error()} onRetry={() => props.rows.reload()} />
        </Match>
        <Match when={props.rows.value()}>
          {(rows) => (
            <div data-address-rows>
              <For each={rows()}>{(address) => <AddressRow address={address} />}</For>
              <Show when={rows().length >= MOST_CHILDREN}>
                <p class={styles.empty}>{t('addresses.tooMany', { count: MOST_CHILDREN })}</p>
              </Show>
            </div>
          )}
        </Match>
      </Switch>
    </Show>
  )
}
