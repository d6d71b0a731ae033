import { createSignal, For, Show } from 'solid-js'
import type { EventSummary } from '../../../data/contracts/index.ts'
import { getJson } from '../../api.ts'
import { formatNumber, t } from '../../i18n/index.ts'
import { createLoad } from '../../session/create-load.ts'
import { Segments } from '../../ui/segments.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { markOf, showEventMarks } from '../event-marks.ts'
import { EventRow } from '../event-row.tsx'
import styles from '../work/work.module.css'

type Part = 'rest' | 'numerator' | 'all'

const MOST = 200

/** The events behind a number, as a list and on the map; those that fell short of it first. */
export function IndicatorRows(props: { indicator: string; period: string; now: number }) {
  const [part, setPart] = createSignal<Part>('rest')
  const query = () => `key=${props.indicator}&part=${part()}&limit=${MOST}&${props.period}`
  const rows = createLoad(query, (asked, signal) =>
    getJson<EventSummary[]>(`/api/event-indicators/rows?${asked}`, { signal }),
  )
  showEventMarks(() => ({
    marks: (rows.value() ?? []).map((event) => markOf(event, props.now)),
  }))
  const count = () => rows.value()?.length ?? 0
  return (
    <div class={styles.rows}>
      <Segments
        label={t('eventDesk.part')}
        value={part()}
        options={[
          { id: 'rest', label: t('eventDesk.partRest') },
          { id: 'numerator', label: t('eventDesk.partMet') },
          { id: 'all', label: t('eventLoop.all') },
        ]}
        onChange={setPart}
      />
      <Show when={rows.value()} fallback={<Skeleton lines={[90, 60]} />}>
        {(loaded) => (
          <>
            <p class={styles.muted}>
              {t(count() < MOST ? 'eventDesk.onMap' : 'eventDesk.onMapFirst', {
                count: formatNumber(count()),
              })}
            </p>
            <For each={loaded()}>{(event) => <EventRow event={event} now={props.now} />}</For>
          </>
        )}
      </Show>
    </div>
  )
}
