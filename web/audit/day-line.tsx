import { For } from 'solid-js'
import type { AuditRow } from '../../data/contracts/index.ts'
import { formatInstant } from '../i18n/index.ts'
import { actionText, KIND_COLOURS, kindOf, objectText } from './entry-texts.ts'
import { Legend } from './hour-bars.tsx'
import styles from './time-strip.module.css'

interface DayLineProps {
  title: string
  /** YYYY-MM-DD, local. */
  day: string
  items: readonly AuditRow[]
  chosen: AuditRow | null
  onChoose: (row: AuditRow) => void
}

const DAY_MS = 86_400_000
const MARKS = [0, 3, 6, 9, 12, 15, 18, 21, 24]

/** One account's day from midnight to midnight, a tick for each entry. */
export function DayLine(props: DayLineProps) {
  const start = () => new Date(`${props.day}T00:00:00`).getTime()
  const share = (at: string) => ((Date.parse(at) - start()) / DAY_MS) * 100
  return (
    <figure class={styles.strip}>
      <figcaption>
        {props.title}
        <Legend kinds={new Set(props.items.map(({ action }) => kindOf(action)))} />
      </figcaption>
      <div class={styles.day}>
        <For each={MARKS}>
          {(hour) => (
            <span class={styles.mark} style={{ left: `${(hour / 24) * 100}%` }}>
              {hour}
            </span>
          )}
        </For>
        <For each={props.items}>
          {(row) => (
            <button
              type="button"
              class={styles.tick}
              // Ticks are for the pointer; the keyboard has the table below, row by row.
              tabIndex={-1}
              style={{ left: `${share(row.at)}%`, background: KIND_COLOURS[kindOf(row.action)] }}
              aria-current={props.chosen?.seq === row.seq ? 'true' : undefined}
              aria-label={`${formatInstant(row.at)} ${actionText(row.action)} ${objectText(row)}`}
              data-tip={`${formatInstant(row.at).slice(11)}  ${actionText(row.action)}`}
              onClick={() => props.onChoose(row)}
            />
          )}
        </For>
      </div>
    </figure>
  )
}
