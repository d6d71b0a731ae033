import { createMemo, For } from 'solid-js'
import { AUDIT_KINDS, type AuditHour } from '../../data/contracts/index.ts'
import { formatNumber, t } from '../i18n/index.ts'
import { KIND_COLOURS } from './entry-texts.ts'
import styles from './time-strip.module.css'

const HOURS = Array.from({ length: 24 }, (_, hour) => hour)
/** Working hours, shaded. */
const WORK = { from: 8, to: 18 }

/** When on the day, by kind. */
export function HourBars(props: { hours: readonly AuditHour[] }) {
  const totals = createMemo(() =>
    HOURS.map((hour) =>
      props.hours.reduce((sum, one) => sum + (one.hour === hour ? one.count : 0), 0),
    ),
  )
  const most = () => Math.max(1, ...totals())
  const countOf = (hour: number, kind: string) =>
    props.hours.find((one) => one.hour === hour && one.kind === kind)?.count ?? 0
  return (
    <figure class={styles.strip}>
      <figcaption>
        {t('audit.byHour')}
        <Legend kinds={new Set(props.hours.map(({ kind }) => kind))} />
      </figcaption>
      <ul class={styles.hours}>
        <For each={HOURS}>
          {(hour) => {
            const label = () =>
              t('audit.hourCount', { hour, count: formatNumber(totals()[hour] ?? 0) })
            return (
              <li
                data-work={hour >= WORK.from && hour < WORK.to}
                data-tip={label()}
                aria-label={label()}
              >
                <span class={styles.bar}>
                  <For each={AUDIT_KINDS}>
                    {(kind) => (
                      <i
                        style={{
                          height: `${(countOf(hour, kind) / most()) * 100}%`,
                          background: KIND_COLOURS[kind],
                        }}
                      />
                    )}
                  </For>
                </span>
                <span aria-hidden="true">{hour % 3 === 0 ? hour : ''}</span>
              </li>
            )
          }}
        </For>
      </ul>
    </figure>
  )
}

export function Legend(props: { kinds: ReadonlySet<string> }) {
  return (
    <span class={styles.legend}>
      <For each={AUDIT_KINDS.filter((kind) => props.kinds.has(kind))}>
        {(kind) => (
          <span>
            <i style={{ background: KIND_COLOURS[kind] }} />
            {t(`audit.kind_${kind}`)}
          </span>
        )}
      </For>
    </span>
  )
}
