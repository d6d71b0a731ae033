import { createMemo, createSignal, For, Show } from 'solid-js'
import type { Subject } from '../../../data/contracts/index.ts'
import { columnOf } from '../../../data/rules/question/index.ts'
import { formatCount, t, text } from '../../i18n/index.ts'
import { Skeleton } from '../../ui/skeleton.tsx'
import { createValueCounts } from '../answer/use-values.ts'
import { questionCatalogue } from '../question-catalogue.ts'
import styles from './value-picker.module.css'

interface ValuePickerProps {
  subject: Subject
  attribute: string
  chosen: readonly string[]
  onChange: (values: readonly string[]) => void
}

/** Shown before somebody asks for all. */
const FIRST_VALUES = 12

/** Values to tick, each with a bar as long as it is frequent. */
export function ValuePicker(props: ValuePickerProps) {
  const counts = createValueCounts(
    () => props.subject,
    () => props.attribute,
  )
  const [all, setAll] = createSignal(false)
  const listed = createMemo(() => {
    const dataset = questionCatalogue.dataset(props.subject.what)
    return (dataset && columnOf(dataset, props.attribute)?.values) ?? []
  })
  const rows = createMemo(() => {
    const found = new Map(counts.value()?.map(({ value, things }) => [value, things]))
    const names = new Map(listed().map(({ value, name }) => [value, text(name)]))
    const values = new Set([...names.keys(), ...found.keys(), ...props.chosen])
    return [...values].map((value) => ({
      value,
      name: names.get(value) ?? value,
      things: found.get(value) ?? 0,
    }))
  })
  const most = () => Math.max(1, ...rows().map(({ things }) => things))
  const shown = () => (all() ? rows() : rows().slice(0, FIRST_VALUES))
  const toggle = (value: string) =>
    props.onChange(
      props.chosen.includes(value)
        ? props.chosen.filter((one) => one !== value)
        : [...props.chosen, value],
    )
  return (
    <Show when={counts.value()} fallback={<Skeleton lines={[90, 70, 50]} />}>
      <ul class={styles.values}>
        <For each={shown()}>
          {(row) => (
            <li>
              <label class={styles.value} style={{ '--share': row.things / most() }}>
                <input
                  type="checkbox"
                  checked={props.chosen.includes(row.value)}
                  onChange={() => toggle(row.value)}
                />
                <span class={styles.name}>{row.name}</span>
                <span class={styles.things}>{formatCount(row.things)}</span>
              </label>
            </li>
          )}
        </For>
      </ul>
      <Show when={!all() && rows().length > FIRST_VALUES}>
        <button type="button" class={styles.more} onClick={() => setAll(true)}>
          {t('analysis.moreValues', { n: rows().length - FIRST_VALUES })}
        </button>
      </Show>
    </Show>
  )
}
