import { createUniqueId, For } from 'solid-js'
import styles from './segments.module.css'

interface SegmentsProps<Id extends string> {
  label: string
  value: Id
  options: readonly { id: Id; label: string }[]
  onChange: (id: Id) => void
}

/** One of a few, all in sight: radio buttons in a row. */
export function Segments<Id extends string>(props: SegmentsProps<Id>) {
  const name = createUniqueId()
  return (
    <div class={styles.segments} role="radiogroup" aria-label={props.label}>
      <For each={props.options}>
        {(option) => (
          <label class={styles.segment}>
            <input
              type="radio"
              class="visually-hidden"
              name={name}
              checked={props.value === option.id}
              onChange={() => props.onChange(option.id)}
            />
            {option.label}
          </label>
        )}
      </For>
    </div>
  )
}
