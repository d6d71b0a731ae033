import { createEffect, createMemo, Match, on, onCleanup, Show, Switch } from 'solid-js'
import type { AddressEntry } from '../../data/contracts/index.ts'
import { t } from '../i18n/index.ts'
import { changeAddressView, FIRST_ADDRESS_VIEW } from '../session/address-view.ts'
import { setPanelOpen } from '../session/preferences.ts'
import { adoptView, view } from '../session/view.ts'
import { ADDRESS_LISTS } from '../session/view-state.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { ErrorState } from '../ui/error-state.tsx'
import { errorText } from '../ui/error-text.ts'
import { Panel } from '../ui/panel.tsx'
import { Select } from '../ui/select.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { showToast } from '../ui/toast.tsx'
import { VirtualList } from '../ui/virtual-list.tsx'
import { listAddresses, round } from './address-api.ts'
import { AddressRow } from './address-row.tsx'
import { AllChanges } from './all-changes.tsx'
import { createDebounced } from './create-debounced.ts'
import { createPages } from './create-pages.ts'
import styles from './list.module.css'
import { LIST_NAMES, listQuestion } from './list-question.ts'
import { setListed } from './shown-addresses.ts'

const PAUSE_MS = 200

/** The address base: search, what waits for certification, streets and estates, everything that was done. */
export default function AddressPanel() {
  const shown = () => view.address ?? FIRST_ADDRESS_VIEW
  const change = (patch: Partial<typeof FIRST_ADDRESS_VIEW>) =>
    adoptView({ address: { ...shown(), ...patch } })
  return (
    <Panel
      title={t('addresses.title')}
      onClose={() => setPanelOpen('off')}
      class={styles.panel ?? ''}
    >
      <div class={styles.layout}>
        <search class={styles.search}>
          <input
            type="search"
            aria-label={t('addresses.search')}
            placeholder={t('addresses.search')}
            maxLength={60}
            value={shown().q}
            onInput={(event) => change({ q: event.currentTarget.value })}
            onKeyDown={(event) => {
              if (event.key === 'ArrowDown') focusFirstRow(event)
            }}
          />
          <Select
            label={t('addresses.list')}
            labelHidden
            value={shown().list}
            options={ADDRESS_LISTS.map((list) => ({ value: list, label: t(LIST_NAMES[list]) }))}
            onChange={(list) => changeAddressView({ list, q: '' })}
          />
        </search>
        <Show when={shown().list === 'changes' && shown().q === ''} fallback={<Found />}>
          <AllChanges />
        </Show>
      </div>
    </Panel>
  )
}

function focusFirstRow(event: KeyboardEvent & { currentTarget: HTMLElement }): void {
  const row = event.currentTarget
    .closest('section')
    ?.querySelector<HTMLElement>('[data-address-row]')
  if (!row) return
  event.preventDefault()
  row.focus()
}

function Found() {
  const question = createMemo(() => listQuestion(view.address ?? FIRST_ADDRESS_VIEW, view.area))
  const settled = createDebounced(() => JSON.stringify(question()), PAUSE_MS)
  const pages = createPages<AddressEntry, string>(
    () => `${settled()}#${round()}`,
    (after, signal) => listAddresses({ ...JSON.parse(settled()), after: after ?? '' }, signal),
    (error) => showToast({ tone: 'error', text: errorText(error) }),
  )
  createEffect(on(pages.items, (items) => setListed((items ?? []).slice(0, 200))))
  onCleanup(() => setListed([]))
  const isOpen = ({ subdistrict, id }: AddressEntry) =>
    view.address?.place?.id === id && view.address.place.subdistrict === subdistrict
  return (
    <div class={styles.rows} data-address-rows>
      <Switch fallback={<Skeleton lines={[80, 60, 80, 60, 80, 60]} />}>
        <Match when={pages.error()}>
          <ErrorState error={pages.error()} onRetry={() => pages.reload()} />
        </Match>
        <Match when={pages.items()?.length === 0}>
          <EmptyState
            title={t('addresses.none')}
            hint={t(view.address?.q ? 'addresses.noneFound' : 'addresses.noneWaiting')}
          />
        </Match>
        <Match when={pages.items()}>
          {(items) => (
            <VirtualList
              label={t('addresses.title')}
              items={items()}
              estimatePx={62}
              onEnd={() => pages.more()}
            >
              {(address) => <AddressRow address={address} isOpen={isOpen(address)} full />}
            </VirtualList>
          )}
        </Match>
      </Switch>
    </div>
  )
}
