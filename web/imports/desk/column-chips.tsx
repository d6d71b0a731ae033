import ArrowLeft from 'lucide-solid/icons/arrow-left'
import ArrowRight from 'lucide-solid/icons/arrow-right'
import X from 'lucide-solid/icons/x'
import { createUniqueId, For, type JSX, Show } from 'solid-js'
import { t } from '../../i18n/index.ts'
import styles from './column-chips.module.css'

interface ColumnChipsProps {
  title: string
  hint: string
  chosen: readonly string[]
  columns: readonly string[]
  onAdd: (column: string) => void
  onRemove: (column: string) => void
  /** Left out where the order means nothing. */
  onMove?: (column: string, by: -1 | 1) => void
}

/** Columns that are taken together, in their order. */
export function ColumnChips(props: ColumnChipsProps) {
  const title = createUniqueId()
  const rest = () => props.columns.filter((column) => !props.chosen.includes(column))
  return (
    <section class={styles.part} aria-labelledby={title}>
      <h3 id={title}>{props.title}</h3>
      <p>{props.hint}</p>
      <ul class={styles.chips}>
        <For each={props.chosen}>
          {(column, i) => (
            <li class={styles.chip}>
              <Show when={props.onMove && i() > 0}>
                <ChipButton
                  label={t('desk.earlier', { column })}
                  onClick={() => props.onMove?.(column, -1)}
                >
                  <ArrowLeft size={14} />
                </ChipButton>
              </Show>
              <span>{column}</span>
              <Show when={props.onMove && i() < props.chosen.length - 1}>
                <ChipButton
                  label={t('desk.later', { column })}
                  onClick={() => props.onMove?.(column, 1)}
                >
                  <ArrowRight size={14} />
                </ChipButton>
              </Show>
              <ChipButton
                label={t('desk.removeColumn', { column })}
                onClick={() => props.onRemove(column)}
              >
                <X size={14} />
              </ChipButton>
            </li>
          )}
        </For>
        <Show when={rest().length > 0}>
          <li>
            <select
              class={styles.add}
              aria-label={`${props.title}: ${t('desk.addColumn')}`}
              value=""
              onChange={(event) => {
                props.onAdd(event.currentTarget.value)
                event.currentTarget.value = ''
              }}
            >
              <option value="" disabled hidden selected>
                {t('desk.addColumn')}
              </option>
              <For each={rest()}>{(column) => <option value={column}>{column}</option>}</For>
            </select>
          </li>
        </Show>
      </ul>
    </section>
  )
}

function ChipButton(props: { label: string; onClick: () => void; children: JSX.Element }) {
  return (
    <button type="button" aria-label={props.label} onClick={() => props.onClick()}>
      {props.children}
    </button>
  )
}
