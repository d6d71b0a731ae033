import { createSignal, For, Show } from 'solid-js'
import { t, text } from '../../i18n/index.ts'
import type { SqlNames } from './sql-names.ts'
import styles from './workbench.module.css'

/** What there is to ask: tables with their columns, and our functions. A click writes the name into the text. */
export function NamesPane(props: {
  names: SqlNames | undefined
  onInsert: (text: string) => void
}) {
  const [wanted, setWanted] = createSignal('')
  const matches = (...texts: string[]) =>
    texts.some((one) => one.toLowerCase().includes(wanted().trim().toLowerCase()))
  const tables = () =>
    (props.names?.tables ?? []).filter(
      ({ name, label, columns }) =>
        matches(name, text(label)) ||
        (wanted().trim().length > 1 &&
          columns.some((column) => matches(column.name, text(column.label)))),
    )
  const functions = () =>
    (props.names?.functions ?? []).filter(
      ({ usage, describe }) => describe && matches(usage, text(describe)),
    )
  return (
    <div class={styles.names}>
      <input
        type="search"
        placeholder={t('sql.searchNames')}
        aria-label={t('sql.searchNames')}
        value={wanted()}
        onInput={(event) => setWanted(event.currentTarget.value)}
      />
      <div class={styles.scroll}>
        <For each={tables()}>
          {(table) => (
            <details>
              <summary>
                <Name name={table.name} about={text(table.label)} onInsert={props.onInsert} />
              </summary>
              <For each={table.columns}>
                {(column) => (
                  <Name
                    name={column.name}
                    about={`${text(column.label)} · ${column.type}`}
                    onInsert={props.onInsert}
                  />
                )}
              </For>
            </details>
          )}
        </For>
        <Show when={functions().length > 0}>
          <h4>{t('sql.functions')}</h4>
          <For each={functions()}>
            {({ usage, describe }) => (
              <Name name={usage} about={describe ? text(describe) : ''} onInsert={props.onInsert} />
            )}
          </For>
        </Show>
      </div>
    </div>
  )
}

function Name(props: { name: string; about: string; onInsert: (text: string) => void }) {
  const insert = (event: MouseEvent) => {
    // Inside a summary a click would also open it.
    event.preventDefault()
    props.onInsert(props.name)
  }
  return (
    <span class={styles.nameRow}>
      <button type="button" title={t('sql.insert')} onClick={insert}>
        {props.name}
      </button>
      <span>{props.about}</span>
    </span>
  )
}
