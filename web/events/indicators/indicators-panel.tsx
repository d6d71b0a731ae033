import { createSignal, For, Match, Show, Switch } from 'solid-js'
import type { EventIndicator, EventSummary } from '../../../data/contracts/index.ts'
import { getJson } from '../../api.ts'
import { formatNumber, t, text } from '../../i18n/index.ts'
import { createLoad } from '../../session/create-load.ts'
import { view } from '../../session/view.ts'
import { ErrorState } from '../../ui/error-state.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { EventRow } from '../event-row.tsx'
import styles from '../work/work.module.css'

const PERIOD_DAYS = 30
const DAY_MS = 86_400_000

/** What was reached in the last thirty days; every number opens the events that fell short of it. */
export function IndicatorsPanel(props: { now: number }) {
  const [open, setOpen] = createSignal<string | null>(null)
  const to = Math.ceil(Date.now() / DAY_MS) * DAY_MS
  const period = () => {
    const from = new Date(to - PERIOD_DAYS * DAY_MS).toISOString()
    return `from=${from}&to=${new Date(to).toISOString()}&area=${view.area}`
  }
  const indicators = createLoad(period, (query, signal) =>
    getJson<EventIndicator[]>(`/api/event-indicators?${query}`, { signal }),
  )
  return (
    <Switch fallback={<Skeleton lines={[90, 60, 0, 80, 70]} />}>
      <Match when={indicators.error()}>
        <ErrorState error={indicators.error()} onRetry={() => indicators.reload()} />
      </Match>
      <Match when={indicators.value()}>
        {(loaded) => (
          <div class={styles.tiles}>
            <For each={loaded()}>
              {(indicator) => (
                <>
                  <Tile
                    indicator={indicator}
                    open={open() === indicator.key}
                    onToggle={() => setOpen(open() === indicator.key ? null : indicator.key)}
                  />
                  <Show when={open() === indicator.key}>
                    <Rows indicator={indicator.key} period={period()} now={props.now} />
                  </Show>
                </>
              )}
            </For>
          </div>
        )}
      </Match>
    </Switch>
  )
}

interface TileProps {
  indicator: EventIndicator
  open: boolean
  onToggle: () => void
}

function Tile(props: TileProps) {
  const percent = (share: number) => `${formatNumber(share * 100, 1)} %`
  return (
    <button
      type="button"
      class={styles.tile}
      aria-expanded={props.open ? 'true' : 'false'}
      title={text(props.indicator.formula)}
      onClick={() => props.onToggle()}
    >
      <b>{text(props.indicator.name)}</b>
      <strong>
        {props.indicator.value === null
          ? t('eventLoop.notAvailable')
          : percent(props.indicator.value)}
      </strong>
      <span class={styles.muted}>
        {formatNumber(props.indicator.numerator)} / {formatNumber(props.indicator.denominator)}
      </span>
      <Show when={props.indicator.interval}>
        {(interval) => (
          <span class={styles.muted}>
            {t('eventLoop.interval', {
              from: percent(interval()[0]),
              to: percent(interval()[1]),
            })}
          </span>
        )}
      </Show>
    </button>
  )
}

function Rows(props: { indicator: string; period: string; now: number }) {
  const query = () => `key=${props.indicator}&part=rest&limit=50&${props.period}`
  const rows = createLoad(query, (asked, signal) =>
    getJson<EventSummary[]>(`/api/event-indicators/rows?${asked}`, { signal }),
  )
  return (
    <div class={styles.rows}>
      <Show when={rows.value()} fallback={<Skeleton lines={[90, 60]} />}>
        {(loaded) => (
          <>
            <p class={styles.muted}>
              {t('eventLoop.showRest', { count: formatNumber(loaded().length) })}
            </p>
            <For each={loaded()}>{(event) => <EventRow event={event} now={props.now} />}</For>
          </>
        )}
      </Show>
    </div>
  )
}
