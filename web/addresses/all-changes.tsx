import { Match, Switch } from 'solid-js'
import type { AddressChangeList } from '../../data/contracts/index.ts'
import { getJson } from '../api.ts'
import { t } from '../i18n/index.ts'
import { openAddress } from '../session/address-view.ts'
import { view } from '../session/view.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { ErrorState } from '../ui/error-state.tsx'
import { errorText } from '../ui/error-text.ts'
import { Skeleton } from '../ui/skeleton.tsx'
import { showToast } from '../ui/toast.tsx'
import { VirtualList } from '../ui/virtual-list.tsx'
import { CHANGES, round } from './address-api.ts'
import { ChangeRow } from './change-row.tsx'
import { createPages } from './create-pages.ts'
import styles from './list.module.css'

/** Everything that was done to the addresses of one's area, newest first. */
export function AllChanges() {
  const pages = createPages<AddressChangeList['items'][number], number>(
    () => `${view.area}#${round()}`,
    (before, signal) =>
      getJson<AddressChangeList>(CHANGES, {
        signal,
        query: { within: view.area, before: before ?? undefined },
      }),
    (error) => showToast({ tone: 'error', text: errorText(error) }),
  )
  return (
    <div class={styles.rows}>
      <Switch fallback={<Skeleton lines={[80, 60, 80, 60]} />}>
        <Match when={pages.error()}>
          <ErrorState error={pages.error()} onRetry={() => pages.reload()} />
        </Match>
        <Match when={pages.items()?.length === 0}>
          <EmptyState title={t('addresses.noChanges')} />
        </Match>
        <Match when={pages.items()}>
          {(items) => (
            <VirtualList
              label={t('addresses.listChanges')}
              items={items()}
              estimatePx={84}
              onEnd={() => pages.more()}
            >
              {(change) => (
                <ChangeRow
                  change={change}
                  fullText={change.fullText}
                  onOpen={() => openAddress(change.place)}
                />
              )}
            </VirtualList>
          )}
        </Match>
      </Switch>
    </div>
  )
}
