import { For, Show } from 'solid-js'
import { t } from '../../i18n/index.ts'
import type { ChartChoice, View } from './dimensions.ts'

interface AddChartProps {
  choices: readonly ChartChoice[]
  isFull: boolean
  onAdd: (id: string) => void
}

const OTHERS: ReadonlySet<View> = new Set(['scatter', 'box', 'calendar', 'weekHour'])

const KINDS = [
  { label: 'findings.bars', has: ({ view }: ChartChoice) => !OTHERS.has(view) },
  {
    label: 'findings.heat',
    has: ({ view }: ChartChoice) => view === 'calendar' || view === 'weekHour',
  },
  { label: 'findings.scatter', has: ({ view }: ChartChoice) => view === 'scatter' },
  { label: 'findings.box', has: ({ view }: ChartChoice) => view === 'box' },
] as const

/** What else can be charted, by the kind of chart. */
export function AddChart(props: AddChartProps) {
  const groups = () =>
    KINDS.map(({ label, has }) => ({ label: t(label), choices: props.choices.filter(has) }))
  return (
    <select
      aria-label={t('analysis.addChart')}
      disabled={props.isFull}
      onChange={(event) => {
        props.onAdd(event.currentTarget.value)
        event.currentTarget.value = ''
      }}
    >
      <option value="">{t('analysis.addChart')}</option>
      <For each={groups()}>
        {(group) => (
          <Show when={group.choices.length > 0}>
            <optgroup label={group.label}>
              <For each={group.choices}>
                {({ id, label }) => <option value={id}>{label}</option>}
              </For>
            </optgroup>
          </Show>
        )}
      </For>
    </select>
  )
}
