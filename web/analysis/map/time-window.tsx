import Pause from 'lucide-solid/icons/pause'
import Play from 'lucide-solid/icons/play'
import { createEffect, createMemo, createSignal, on, onCleanup, Show } from 'solid-js'
import { formatNumber, formatPercent, t } from '../../i18n/index.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { answer } from '../answer/answer-state.ts'
import { FieldSelect } from '../field-select.tsx'
import { countInSpan, DAY_MS, spanBefore, timeExtent } from './time-mask.ts'
import { setTimeSpan, timeSpan } from './time-state.ts'
import styles from './time-window.module.css'

const STEP_MS = 450
const LENGTHS = [
  { value: '0', label: 'analysis.windowOff' },
  { value: '1', label: 'analysis.windowDay' },
  { value: '7', label: 'analysis.windowWeek' },
  { value: '30', label: 'analysis.windowMonth' },
  { value: '90', label: 'analysis.windowQuarter' },
] as const

/** A window of time that is moved by hand or plays by itself; beside it the one before. */
export function TimeWindow() {
  const times = () => answer.points.value()?.times ?? null
  const extent = createMemo(() => {
    const known = times()
    return known && timeExtent(known)
  })
  const [playing, setPlaying] = createSignal(false)
  // Another answer begins with all of its times.
  createEffect(on(times, () => setTimeSpan(null), { defer: true }))
  createEffect(() => {
    if (!playing()) return
    const timer = setInterval(step, STEP_MS)
    onCleanup(() => clearInterval(timer))
  })
  onCleanup(() => setTimeSpan(null))
  const step = () => {
    const [span, whole] = [timeSpan(), extent()]
    if (!span || !whole) return
    const next = span.start + span.days * DAY_MS
    setTimeSpan({ ...span, start: next > whole.last ? whole.first : next })
  }
  const choose = (days: number) => {
    const whole = extent()
    setPlaying(false)
    if (days === 0 || !whole) setTimeSpan(null)
    else setTimeSpan({ start: Math.max(whole.first, whole.last - (days - 1) * DAY_MS), days })
  }
  return (
    <Show when={extent()}>
      {(whole) => (
        <section class={styles.window} aria-label={t('analysis.timeWindow')}>
          <FieldSelect
            label={t('analysis.timeWindow')}
            value={String(timeSpan()?.days ?? 0)}
            options={LENGTHS.map(({ value, label }) => ({
              value: value as string,
              label: t(label),
            }))}
            onChange={(days) => choose(Number(days))}
          />
          <Show when={timeSpan()}>
            {(span) => (
              <>
                <div class={styles.slider}>
                  <IconButton
                    label={t(playing() ? 'analysis.pauseTime' : 'analysis.play')}
                    onClick={() => setPlaying(!playing())}
                  >
                    {playing() ? <Pause size={16} /> : <Play size={16} />}
                  </IconButton>
                  <input
                    type="range"
                    aria-label={t('analysis.timeWindow')}
                    min={whole().first}
                    max={whole().last}
                    step={DAY_MS}
                    value={span().start}
                    onInput={(event) =>
                      setTimeSpan({ ...span(), start: event.currentTarget.valueAsNumber })
                    }
                  />
                </div>
                <Compared />
              </>
            )}
          </Show>
        </section>
      )}
    </Show>
  )
}

function Compared() {
  const counts = createMemo(() => {
    const [span, times] = [timeSpan(), answer.points.value()?.times]
    if (!span || !times) return null
    const [now, before] = [countInSpan(times, span), countInSpan(times, spanBefore(span))]
    return { span, now, before, growth: before > 0 ? now / before - 1 : Number.NaN }
  })
  return (
    <Show when={counts()}>
      {(found) => (
        <dl class={styles.compared}>
          <div>
            <dt>{spanText(found().span)}</dt>
            <dd>{formatNumber(found().now)}</dd>
          </div>
          <div>
            <dt>{t('analysis.windowBefore')}</dt>
            <dd>
              {formatNumber(found().before)}
              <Show when={Number.isFinite(found().growth)}>
                <span>
                  {found().growth >= 0 ? ' +' : ' '}
                  {formatPercent(found().growth)}
                </span>
              </Show>
            </dd>
          </div>
        </dl>
      )}
    </Show>
  )
}

function spanText({ start, days }: { start: number; days: number }): string {
  const day = (ms: number) => new Date(ms).toISOString().slice(0, 10)
  return days === 1 ? day(start) : `${day(start)} – ${day(start + (days - 1) * DAY_MS)}`
}
