import { createMemo, createSignal, Match, Switch } from 'solid-js'
import { getJson, withQuery } from '../api.ts'
import { formatNumber, t, text } from '../i18n/index.ts'
import { layerSummary } from '../session/catalogue.ts'
import { createLoad } from '../session/create-load.ts'
import { view } from '../session/view.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { ErrorState } from '../ui/error-state.tsx'
import { LayerSymbol } from '../ui/layer-symbol.tsx'
import { ProgressBar } from '../ui/progress-bar.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import styles from './drawer.module.css'
import { columnsOf, type ItemsAnswer, orderRows, rowsOf, type TableOrder } from './layer-rows.ts'
import { RowTable } from './row-table.tsx'
import { viewBounds } from './view-bounds.ts'

const LIMIT = 1000
/** About a metre: small shifts of the map ask again only when they matter. */
const DECIMALS = 5

/** The features of one layer that are in view, as a table that follows the map. */
export default function TableDrawer(props: { subject: string }) {
  const [order, setOrder] = createSignal<TableOrder>({ key: '', descending: false })
  const layer = () => layerSummary(props.subject)
  const items = createLoad(
    () => itemsPath(props.subject),
    (path, signal) => getJson<ItemsAnswer>(path, { signal }),
    { keep: true },
  )
  const rows = createMemo(() => {
    const answer = items.value()
    return answer ? rowsOf(answer, layer()?.attributes ?? []) : []
  })
  const ordered = createMemo(() => orderRows(rows(), order()))
  const columns = createMemo(() => columnsOf(rows()))
  const count = () => {
    const matched = items.value()?.numberMatched ?? rows().length
    const values = { shown: formatNumber(rows().length), total: formatNumber(matched) }
    return t(matched > rows().length ? 'table.someInView' : 'table.allInView', values)
  }
  return (
    <div class={styles.drawer}>
      <header class={styles.header}>
        {layer() && <LayerSymbol layer={layer()!} size={20} />}
        <h2>{layer() ? text(layer()!.name) : props.subject}</h2>
        <span class={styles.count}>{items.value() ? count() : ''}</span>
      </header>
      <div class={styles.progress}>
        {items.loading() && <ProgressBar label={t('common.loading')} />}
      </div>
      <Switch fallback={<Skeleton lines={[100, 100, 100, 100]} />}>
        <Match when={items.error()}>
          <ErrorState error={items.error()} onRetry={() => items.reload()} />
        </Match>
        <Match when={items.value() && rows().length === 0}>
          <EmptyState title={t('table.none')} hint={t('table.noneHint')} />
        </Match>
        <Match when={items.value()}>
          <RowTable
            layer={props.subject}
            rows={ordered()}
            columns={columns()}
            order={order()}
            onOrder={setOrder}
          />
        </Match>
      </Switch>
    </div>
  )
}

function itemsPath(layer: string): string {
  const size = { width: innerWidth, height: innerHeight }
  const bounds = viewBounds({ lon: view.lon, lat: view.lat, zoom: view.zoom }, size)
  return withQuery(`/ogc/collections/${encodeURIComponent(layer)}/items`, {
    bbox: bounds.map((degrees) => degrees.toFixed(DECIMALS)).join(','),
    limit: LIMIT,
  })
}
