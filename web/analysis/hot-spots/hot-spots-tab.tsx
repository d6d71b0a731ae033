import { For, Match, onCleanup, onMount, Show, Switch } from 'solid-js'
import { HOT_SPOT_KINDS, type HotSpotKind } from '../../../data/rules/findings/hot-spots.ts'
import { formatNumber, t } from '../../i18n/index.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { HotSpotRow } from './hot-spot-row.tsx'
import { hotSpots, setChosenGrid, setShown } from './hot-spots-state.ts'
import styles from './hot-spots-tab.module.css'
import { HotSpotsToolbar } from './hot-spots-toolbar.tsx'
import { KIND_COLOURS } from './kind-colours.ts'
import type { GridHotSpot, HotSpotsAnswer } from './read-hot-spots.ts'

/** Which grids have too many, and how that goes on; beside the map, which shows the same. */
export default function HotSpotsTab() {
  onMount(() => setShown(true))
  onCleanup(() => {
    setShown(false)
    setChosenGrid(null)
  })
  return (
    <div class={styles.tab}>
      <HotSpotsToolbar />
      <Switch fallback={<Skeleton lines={[90, 80, 85]} />}>
        <Match when={hotSpots.error()}>
          <ErrorState error={hotSpots.error()} onRetry={() => hotSpots.reload()} />
        </Match>
        <Match when={hotSpots.value() === null}>
          <EmptyState title={t('findings.noTimes')} />
        </Match>
        <Match when={hotSpots.value()?.spots.length === 0}>
          <EmptyState title={t('findings.noHotSpots')} hint={t('findings.noHotSpotsHint')} />
        </Match>
        <Match when={hotSpots.value()}>
          {(found) => <HotSpotList found={found()} busy={hotSpots.loading()} />}
        </Match>
      </Switch>
    </div>
  )
}

function HotSpotList(props: { found: HotSpotsAnswer; busy: boolean }) {
  const of = (kind: HotSpotKind) =>
    props.found.spots.filter((spot) => spot.kind === kind).sort((a, b) => excessOf(b) - excessOf(a))
  return (
    <div class={styles.list} aria-busy={props.busy}>
      <p class={styles.method}>{t('findings.method')}</p>
      <For each={HOT_SPOT_KINDS.filter((kind) => of(kind).length > 0)}>
        {(kind) => (
          <section>
            <h4>
              <span class={styles.swatch} style={{ background: KIND_COLOURS[kind] }} />
              {t(`findings.kind_${kind}`)} <small>{formatNumber(of(kind).length)}</small>
            </h4>
            <ul>
              <For each={of(kind)}>{(spot) => <HotSpotRow spot={spot} found={props.found} />}</For>
            </ul>
          </section>
        )}
      </For>
      <Show when={props.busy}>
        <p class={styles.method}>{t('findings.searching')}</p>
      </Show>
    </div>
  )
}

const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0)
const excessOf = ({ things, expected }: GridHotSpot) => sum(things) - sum(expected)
