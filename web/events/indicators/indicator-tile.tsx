import { createSignal, Match, Show, Switch } from 'solid-js'
import type { EventIndicator } from '../../../data/contracts/index.ts'
import { getJson } from '../../api.ts'
import { formatNumber, t, text } from '../../i18n/index.ts'
import { createLoad } from '../../session/create-load.ts'
import { ErrorState } from '../../ui/error-state.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import styles from '../work/work.module.css'
import { IndicatorRows } from './indicator-rows.tsx'
import { period } from './period.ts'

/** One indicator that is looked up by itself; opens its rows below. */
export function IndicatorTile(props: { indicator: string; now: number }) {
  const [open, setOpen] = createSignal(false)
  const loaded = createLoad(period, (query, signal) =>
    getJson<EventIndicator[]>(`/api/event-indicators?${query}`, { signal }),
  )
  const found = () => loaded.value()?.find(({ key }) => key === props.indicator)
  return (
    <Switch fallback={<Skeleton lines={[60, 40]} />}>
      <Match when={loaded.error()}>
        <ErrorState error={loaded.error()} onRetry={() => loaded.reload()} />
      </Match>
      <Match when={found()}>
        {(indicator) => (
          <>
            <Tile indicator={indicator()} open={open()} onToggle={() => setOpen(!open())} />
            <Show when={open()}>
              <IndicatorRows indicator={props.indicator} period={period()} now={props.now} />
            </Show>
          </>
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

export function Tile(props: TileProps) {
  const percent = (share: number) => `${formatNumber(share * 100, digitsOf(props.indicator))} %`
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

/** Of thousands a tenth of a percent hides a dozen. */
const digitsOf = ({ denominator }: EventIndicator) => (denominator >= 1_000 ? 2 : 1)
