import Pause from 'lucide-solid/icons/pause'
import Play from 'lucide-solid/icons/play'
import {
  createEffect,
  createMemo,
  createSignal,
  For,
  Match,
  onCleanup,
  Show,
  Switch,
} from 'solid-js'
import type { EventDay } from '../../../data/contracts/index.ts'
import { LOCAL_OFFSET_MS, localDay } from '../../../data/rules/local-time.ts'
import { getJson } from '../../api.ts'
import { formatNumber, formatTime, t } from '../../i18n/index.ts'
import { createLoad } from '../../session/create-load.ts'
import { view } from '../../session/view.ts'
import { showThing } from '../../session/zoom-to.ts'
import { Button } from '../../ui/button.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { Slider } from '../../ui/slider.tsx'
import { stateName } from '../../ui/vocabulary.ts'
import { markOf, showEventMarks } from '../event-marks.ts'
import styles from './replay.module.css'
import { changesBefore, stateAt } from './state-at.ts'

const DAY_MINUTES = 1_440
const FRAME_MS = 120
/** Of the day with each frame. */
const STEP_MINUTES = 10
const SHOWN = 40
const ENDED = new Set(['rejected', 'closed', 'evaluated', 'voided'])

/** 回放: any day, minute by minute; map and list show each event as it was then. */
export function ReplayPanel(props: { onBack: () => void }) {
  const [date, setDate] = createSignal(localDay(Date.now()))
  const [minute, setMinute] = createSignal(localMinute())
  const [playing, setPlaying] = createSignal(false)
  const path = () => `/api/event-days/${date()}?area=${view.area}`
  const day = createLoad(path, (url, signal) => getJson<EventDay>(url, { signal }))
  const at = () => (day.value() ? Date.parse(day.value()!.from) + minute() * 60_000 : 0)
  const shown = createMemo(() =>
    (day.value()?.events ?? []).flatMap((event) => {
      const state = stateAt(event, at())
      // What ended stays for the rest of its day, faded.
      return state === null ? [] : [{ ...event, state }]
    }),
  )
  const open = () => shown().filter(({ state }) => !ENDED.has(state)).length
  showEventMarks(() => ({ marks: shown().map((event) => markOf(event, at())) }))
  const changes = createMemo(() => {
    const loaded = day.value()
    if (!loaded) return []
    return changesBefore(loaded.events, { from: Date.parse(loaded.from), at: at() }, SHOWN)
  })
  createEffect(() => {
    if (!playing()) return
    const timer = setInterval(() => {
      setMinute((before) => Math.min(DAY_MINUTES, before + STEP_MINUTES))
      if (minute() >= DAY_MINUTES) setPlaying(false)
    }, FRAME_MS)
    onCleanup(() => clearInterval(timer))
  })
  const play = () => {
    if (minute() >= DAY_MINUTES) setMinute(0)
    setPlaying(!playing())
  }
  return (
    <div class={styles.replay}>
      <Button size="small" kind="quiet" onClick={() => props.onBack()}>
        ← {t('eventDesk.backToList')}
      </Button>
      <div class={styles.controls}>
        <input
          type="date"
          aria-label={t('eventDesk.day')}
          value={date()}
          max={localDay(Date.now())}
          onChange={(event) => event.currentTarget.value && setDate(event.currentTarget.value)}
        />
        <IconButton label={t(playing() ? 'eventDesk.pause' : 'eventDesk.play')} onClick={play}>
          {playing() ? <Pause size={18} /> : <Play size={18} />}
        </IconButton>
      </div>
      <Slider
        label={t('eventDesk.time')}
        max={DAY_MINUTES}
        value={minute()}
        valueText={clockOf(minute())}
        onInput={setMinute}
      />
      <Switch fallback={<Skeleton lines={[90, 60, 0, 80]} />}>
        <Match when={day.error()}>
          <ErrorState error={day.error()} onRetry={() => day.reload()} />
        </Match>
        <Match when={day.value()}>
          {(loaded) => (
            <>
              <p class={styles.muted}>
                {t('eventDesk.replayCounts', {
                  open: formatNumber(open()),
                  ended: formatNumber(shown().length - open()),
                })}
                <Show when={loaded().isCut}> {t('eventDesk.replayCut')}</Show>
              </p>
              <ul class={styles.list} aria-label={t('eventDesk.replayList')}>
                <For
                  each={changes()}
                  fallback={<li class={styles.muted}>{t('eventDesk.replayNothing')}</li>}
                >
                  {(change) => (
                    <li>
                      <button
                        type="button"
                        onClick={() =>
                          showThing(
                            { layer: 'EVENT', code: change.event.no },
                            { lonLat: change.event.lonLat },
                          )
                        }
                      >
                        <time>{formatTime(new Date(change.at))}</time>
                        <span>{change.event.title}</span>
                        <b>{stateName(change.state)}</b>
                      </button>
                    </li>
                  )}
                </For>
              </ul>
            </>
          )}
        </Match>
      </Switch>
    </div>
  )
}

const localMinute = () => Math.floor(((Date.now() + LOCAL_OFFSET_MS) / 60_000) % DAY_MINUTES)
const clockOf = (minute: number) =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
