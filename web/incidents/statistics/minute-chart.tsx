import { For, Show } from 'solid-js'
import { formatNumber, t } from '../../i18n/index.ts'
import panel from '../panel.module.css'
import styles from './statistics.module.css'

const WIDTH = 300
const HEIGHT = 90
/** Bars get no thinner: minutes are taken together. */
const MOST_BARS = 60

/** Doors of each minute as bars, all so far as a line. */
export function MinuteChart(props: { perMinute: readonly number[]; doors: number }) {
  const step = () => Math.max(1, Math.ceil(props.perMinute.length / MOST_BARS))
  const bars = () => {
    const sums: number[] = []
    for (const [minute, doors] of props.perMinute.entries()) {
      const at = Math.floor(minute / step())
      sums[at] = (sums[at] ?? 0) + doors
    }
    return sums
  }
  const most = () => Math.max(1, ...bars())
  const width = () => WIDTH / Math.max(1, bars().length)
  const line = () => {
    let sum = 0
    return bars()
      .map((doors, i) => {
        sum += doors
        return `${((i + 1) * width()).toFixed(1)},${(HEIGHT - (HEIGHT * sum) / Math.max(1, props.doors)).toFixed(1)}`
      })
      .join(' ')
  }
  return (
    <Show
      when={props.perMinute.length > 0}
      fallback={<p class={panel.hint}>{t('incidents.standing')}</p>}
    >
      <figure class={styles.chart}>
        <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" role="img">
          <title>{t('incidents.perMinute')}</title>
          <For each={bars()}>
            {(doors, i) => (
              <rect
                x={i() * width()}
                y={HEIGHT - (HEIGHT * doors) / most()}
                width={Math.max(1, width() - 1)}
                height={(HEIGHT * doors) / most()}
              />
            )}
          </For>
          <polyline points={`0,${HEIGHT} ${line()}`} />
        </svg>
        <figcaption class={panel.hint}>
          {t('incidents.chartCaption', {
            most: formatNumber(Math.max(...props.perMinute)),
            minutes: formatNumber(props.perMinute.length),
          })}
        </figcaption>
      </figure>
    </Show>
  )
}
