import { For, Show } from 'solid-js'
import type { DeskRow, ImportJob } from '../../../data/contracts/index.ts'
import { formatNumber, t, text } from '../../i18n/index.ts'
import { kindText } from './desk-texts.ts'
import { targetOf } from './import-targets.ts'
import { KindSymbol } from './kind-symbol.tsx'
import styles from './row-details.module.css'

/** The row that was clicked: what happens to it and why. */
export function RowDetails(props: { row: DeskRow; job: ImportJob }) {
  const fieldName = (key: string) => {
    const field = targetOf(props.job.desk!.target)?.fields.find((one) => one.key === key)
    return field ? text(field.name) : key
  }
  return (
    <section class={styles.row} aria-label={t('desk.chosenRow')} aria-live="polite">
      <p class={styles.head}>
        <KindSymbol kind={props.row.kind} />
        <strong>{kindText(props.row.kind)}</strong>
        <span>
          {props.row.row > 0
            ? t('desk.rowNumber', { row: formatNumber(props.row.row) })
            : t('desk.notInFile')}
        </span>
      </p>
      <Show when={props.row.title}>
        <p>{props.row.title}</p>
      </Show>
      <Show when={props.row.text}>
        <p class={styles.text}>{props.row.text}</p>
      </Show>
      <Show when={props.row.changes?.length}>
        <dl class={styles.changes}>
          <For each={props.row.changes}>
            {({ field, before, after }) => (
              <div>
                <dt>{fieldName(field)}</dt>
                <dd>
                  <del>{before ?? t('desk.nothing')}</del> → <ins>{after ?? t('desk.nothing')}</ins>
                </dd>
              </div>
            )}
          </For>
        </dl>
      </Show>
      <ul class={styles.remarks}>
        <For each={props.row.remarks}>
          {({ column, message }) => (
            <li>
              {column === '' ? text(message) : t('desk.inColumn', { column, what: text(message) })}
            </li>
          )}
        </For>
      </ul>
    </section>
  )
}
