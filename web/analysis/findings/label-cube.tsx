import { createMemo, For, Show } from 'solid-js'
import { formatNumber, t } from '../../i18n/index.ts'
import type { Brushes } from '../charts/create-brushes.ts'
import type { Crossfilter } from '../charts/crossfilter.ts'
import type { NamedLabels } from './label-columns.ts'
import styles from './label-cube.module.css'

interface LabelCubeProps {
  labels: readonly NamedLabels[]
  filter: Crossfilter
  brushes: Brushes
}

const MOST_SHOWN = 8

/** Every way of labelling the things side by side: a click on a label leaves only what has it, in all the others. */
export function LabelCube(props: LabelCubeProps) {
  return (
    <div class={styles.cube}>
      <For each={props.labels}>
        {(column, place) => <Side {...props} column={column} place={place()} />}
      </For>
    </div>
  )
}

function Side(props: LabelCubeProps & { column: NamedLabels; place: number }) {
  const chosen = () => props.brushes.chosen().get(props.place)
  const counts = createMemo(() => {
    props.brushes.chosen()
    return props.filter.counts(props.place)
  })
  /** What was chosen stays in sight. */
  const shown = createMemo(() => {
    const places = [...counts().keys()].filter((bin) => counts()[bin]! > 0 || chosen()?.has(bin))
    const first = (bin: number) => (chosen()?.has(bin) ? 1 : 0)
    return places.sort((a, b) => first(b) - first(a) || counts()[b]! - counts()[a]!)
  })
  const most = () => Math.max(1, ...counts())
  return (
    <Show when={shown().length > 1 || chosen()}>
      <fieldset class={styles.side}>
        <legend>{props.column.title}</legend>
        <For each={shown().slice(0, MOST_SHOWN)}>
          {(bin) => (
            <button
              type="button"
              class={styles.label}
              aria-pressed={chosen()?.has(bin) ?? false}
              onClick={() => props.brushes.toggle(props.place, bin)}
            >
              <span
                class={styles.share}
                style={{ width: `${(100 * (counts()[bin] ?? 0)) / most()}%` }}
              />
              <span class={styles.name}>{props.column.labels[bin]}</span>
              <span class={styles.count}>{formatNumber(counts()[bin] ?? 0)}</span>
            </button>
          )}
        </For>
        <Show when={shown().length > MOST_SHOWN}>
          <p class={styles.rest}>
            {t('findings.others', { n: formatNumber(shown().length - MOST_SHOWN) })}
          </p>
        </Show>
      </fieldset>
    </Show>
  )
}
