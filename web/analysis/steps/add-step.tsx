import CalendarDays from 'lucide-solid/icons/calendar-days'
import ChartLine from 'lucide-solid/icons/chart-line'
import Clock from 'lucide-solid/icons/clock'
import Link2 from 'lucide-solid/icons/link-2'
import MapPin from 'lucide-solid/icons/map-pin'
import SlidersHorizontal from 'lucide-solid/icons/sliders-horizontal'
import { type Component, For } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import type { DatasetDefinition, Step, StepKind } from '../../../data/contracts/index.ts'
import { dateColumns, linksBetween, timeColumns } from '../../../data/rules/question/index.ts'
import { t } from '../../i18n/index.ts'
import { questionCatalogue } from '../question-catalogue.ts'
import { newStep } from '../question-edits.ts'
import styles from './add-step.module.css'

export const STEP_ICONS: Readonly<Record<StepKind, Component<{ size?: number }>>> = {
  place: MapPin,
  period: CalendarDays,
  hours: Clock,
  conditions: SlidersHorizontal,
  related: Link2,
  change: ChartLine,
}

const KINDS: readonly StepKind[] = ['conditions', 'place', 'related', 'change', 'period', 'hours']
/** Others of others of others: nobody can say any more what is asked. */
const DEEPEST = 3

interface AddStepProps {
  what: string
  depth: number
  onAdd: (step: Step) => void
}

/** One button for each kind of step that makes sense here. */
export function AddStep(props: AddStepProps) {
  const kinds = () => KINDS.filter((kind) => makesSense(kind, props.what, props.depth))
  return (
    <fieldset class={styles.add}>
      <legend>{t('analysis.addStep')}</legend>
      <For each={kinds()}>
        {(kind) => (
          <button
            type="button"
            class={styles.kind}
            data-tip={t(`analysis.${kind}Hint`)}
            onClick={() => props.onAdd(freshStep(kind, props.what))}
          >
            <Dynamic component={STEP_ICONS[kind]} size={16} />
            {t(`analysis.${kind}`)}
          </button>
        )}
      </For>
    </fieldset>
  )
}

function makesSense(kind: StepKind, what: string, depth: number): boolean {
  const dataset = questionCatalogue.dataset(what)
  if (!dataset) return false
  if (kind === 'period') return dateColumns(dataset).length > 0
  if (kind === 'hours') return timeColumns(dataset).length > 0
  return depth < DEEPEST || (kind !== 'related' && kind !== 'change')
}

/** What people relate things with most often, where they may see it. */
const LIKELY_OTHERS = { related: ['FIRE_UNIT', 'EVENT', 'ADDRESS'], change: ['EVENT'] } as const

function freshStep(kind: StepKind, what: string): Step {
  const dataset = questionCatalogue.dataset(what)
  const likely = kind === 'change' ? LIKELY_OTHERS.change : LIKELY_OTHERS.related
  const other = likely
    .map((code) => questionCatalogue.dataset(code))
    .find((one) => one !== undefined && one.layer !== what)
  const near =
    dataset !== undefined && other !== undefined && linksBetween(dataset, other).includes('within')
  const dates = { own: firstDate(dataset), other: firstDate(other) }
  return newStep(kind, dates, other?.layer ?? what, near)
}

export const firstDate = (dataset: DatasetDefinition | undefined): string =>
  (dataset && dateColumns(dataset)[0]?.name) ?? ''
