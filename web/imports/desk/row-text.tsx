import { For, Show } from 'solid-js'
import type { DeskRow } from '../../../data/contracts/index.ts'
import { formatNumber, t, text } from '../../i18n/index.ts'
import { levelText } from './address-levels.ts'
import type { Comparison } from './compare-address.ts'
import styles from './queue-step.module.css'

/** The address as the file has it, large; parts that the candidate agrees with, and those that it does not. */
export function RowText(props: { row: DeskRow; comparison: Comparison | null }) {
  return (
    <div class={styles.row}>
      <p class={styles.number}>
        {t('desk.rowNumber', { row: formatNumber(props.row.row) })}
        <Show when={props.row.title}> · {props.row.title}</Show>
      </p>
      <p class={styles.text}>
        <Show when={props.comparison} fallback={props.row.text || t('desk.noAddress')}>
          {(comparison) => (
            <For each={comparison().parts}>
              {(part) => (
                <Show when={part.state !== 'plain'} fallback={part.text}>
                  <mark
                    data-state={part.state}
                    title={t(part.state === 'agrees' ? 'desk.agrees' : 'desk.differs', {
                      level: levelText(part.level),
                    })}
                  >
                    {part.text}
                  </mark>
                </Show>
              )}
            </For>
          )}
        </Show>
      </p>
      <ul class={styles.why}>
        <For each={props.row.remarks}>{({ message }) => <li>{text(message)}</li>}</For>
      </ul>
    </div>
  )
}
