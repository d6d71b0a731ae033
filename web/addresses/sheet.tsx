import { createEffect, createSignal, Match, on, onCleanup, onMount, Show, Switch } from 'solid-js'
import type { AddressDetail } from '../../data/contracts/index.ts'
import { t } from '../i18n/index.ts'
import { changeAddressView } from '../session/address-view.ts'
import { createLoad } from '../session/create-load.ts'
import { view } from '../session/view.ts'
import { zoomToThing } from '../session/zoom-to.ts'
import { levelText } from '../ui/address-level.ts'
import { ErrorState } from '../ui/error-state.tsx'
import { Panel } from '../ui/panel.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { Tabs } from '../ui/tabs.tsx'
import { loadAddress, placeKey, round } from './address-api.ts'
import { AddressHistory } from './address-history.tsx'
import { Aliases } from './aliases.tsx'
import { Below } from './below.tsx'
import { ModeForm } from './mode-form.tsx'
import styles from './sheet.module.css'
import { SheetActions } from './sheet-actions.tsx'
import { listenToSheetKeys } from './sheet-keys.ts'
import { mode, setMode } from './sheet-mode.ts'
import { setBelow, setOpen, setProblems } from './shown-addresses.ts'
import { createBelow } from './siblings.ts'
import { Summary } from './summary.tsx'

/** One address: what it is, what lies below it, what it is also called, what it was, and what can be done to it. */
export default function AddressSheet() {
  const key = () => {
    const { place, at, known } = view.address ?? {}
    return place ? `${placeKey(place)}#${at}#${known}#${round()}` : null
  }
  const detail = createLoad<string, AddressDetail>(
    key,
    (_, signal) => {
      const { place, at, known } = view.address!
      return loadAddress(place!, { at: at ?? '', known: known ?? '' }, signal)
    },
    { keep: true },
  )
  const shown = () => {
    const loaded = detail.value()
    const place = view.address?.place
    const isSame =
      loaded?.address.id === place?.id && loaded?.address.subdistrict === place?.subdistrict
    return isSame ? loaded : undefined
  }
  followOpen(shown)
  const rows = createBelow(() => view.address?.place ?? null)
  createEffect(on(rows.value, (now) => setBelow(now ?? [])))
  onMount(() => onCleanup(listenToSheetKeys(shown)))
  const [tab, setTab] = createSignal('below')
  const close = () => {
    setMode(null)
    changeAddressView({ place: null, at: '', known: '' })
  }
  return (
    <div class={styles.place} data-map-inset="right" data-address-sheet>
      <Panel title={titleOf(shown())} onClose={close}>
        <Switch fallback={<Skeleton lines={[60, 90, 75, 0, 40, 95]} />}>
          <Match when={detail.error() && !detail.loading()}>
            <ErrorState error={detail.error()} onRetry={() => detail.reload()} />
          </Match>
          <Match when={shown()}>
            {(loaded) => (
              <>
                <Summary detail={loaded()} />
                <Show
                  when={mode()}
                  fallback={
                    <>
                      <SheetActions detail={loaded()} />
                      <Tabs
                        label={t('addresses.parts')}
                        value={tab()}
                        onChange={setTab}
                        items={[
                          {
                            id: 'below',
                            label: t('addresses.below'),
                            content: () => <Below detail={loaded()} rows={rows} />,
                          },
                          {
                            id: 'aliases',
                            label: t('addresses.aliases'),
                            content: () => <Aliases detail={loaded()} />,
                          },
                          {
                            id: 'history',
                            label: t('addresses.history'),
                            content: () => <AddressHistory detail={loaded()} />,
                          },
                        ]}
                      />
                    </>
                  }
                >
                  {(now) => <ModeForm mode={now()} detail={loaded()} />}
                </Show>
              </>
            )}
          </Match>
        </Switch>
      </Panel>
    </div>
  )
}

const titleOf = (detail: AddressDetail | undefined) =>
  detail ? `${levelText(detail.address.level)} ${detail.address.name}` : t('addresses.parts')

/** The map is told of it, and comes along when another one is opened. */
function followOpen(shown: () => AddressDetail | undefined): void {
  createEffect(on(shown, (detail) => setOpen(detail ?? null)))
  createEffect(
    on(
      () => shown()?.address.id,
      (id) => {
        const detail = shown()
        if (id !== undefined && detail) zoomToThing({ lonLat: detail.address.lonLat })
      },
    ),
  )
  createEffect(
    on(
      () => view.address?.place?.id,
      () => setMode(null),
      { defer: true },
    ),
  )
  createEffect(on(mode, (now) => now !== 'certify' && setProblems([])))
  onCleanup(() => {
    setOpen(null)
    setBelow([])
    setMode(null)
    setProblems([])
  })
}
