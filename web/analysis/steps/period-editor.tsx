import { Match, Switch } from 'solid-js'
import {
  PERIOD_STARTS,
  type Period,
  type PeriodStart,
  type PeriodStep,
  TIME_UNITS,
} from '../../../data/contracts/index.ts'
import { dateColumns } from '../../../data/rules/question/index.ts'
import { t, text } from '../../i18n/index.ts'
import { Segments } from '../../ui/segments.tsx'
import { FieldSelect } from '../field-select.tsx'
import styles from '../fields.module.css'
import { NumberField } from '../number-field.tsx'
import { questionCatalogue } from '../question-catalogue.ts'
import type { StepEditorProps } from './step-editor.tsx'

export function PeriodStepEditor(props: StepEditorProps<PeriodStep>) {
  return (
    <>
      <DateSelect
        what={props.before.what}
        value={props.step.attribute}
        onChange={(attribute) => props.onChange({ ...props.step, attribute })}
      />
      <PeriodEditor
        period={props.step.period}
        onChange={(period) => props.onChange({ ...props.step, period })}
      />
    </>
  )
}

/** Which of the dates that a thing has. */
export function DateSelect(props: {
  what: string
  value: string
  onChange: (attribute: string) => void
}) {
  const dates = () => {
    const dataset = questionCatalogue.dataset(props.what)
    return dataset ? dateColumns(dataset) : []
  }
  return (
    <FieldSelect
      label={t('analysis.dateOf')}
      value={props.value}
      options={dates().map(({ name, label }) => ({ value: name, label: text(label) }))}
      onChange={props.onChange}
    />
  )
}

const FRESH: Readonly<Record<Period['kind'], Period>> = {
  last: { kind: 'last', count: 30, unit: 'day' },
  since: { kind: 'since', start: 'spring' },
  between: { kind: 'between', from: '', to: '' },
}

const START_TEXTS = {
  week: 'analysis.sinceWeek',
  month: 'analysis.sinceMonth',
  quarter: 'analysis.sinceQuarter',
  year: 'analysis.sinceYear',
  spring: 'analysis.sinceSpring',
  summer: 'analysis.sinceSummer',
  autumn: 'analysis.sinceAutumn',
  winter: 'analysis.sinceWinter',
} as const satisfies Record<PeriodStart, string>

export function PeriodEditor(props: { period: Period; onChange: (period: Period) => void }) {
  const as = <Kind extends Period['kind']>(kind: Kind) =>
    props.period.kind === kind && (props.period as Extract<Period, { kind: Kind }>)
  return (
    <>
      <Segments
        label={t('analysis.periodKind')}
        value={props.period.kind}
        options={[
          { id: 'last', label: t('analysis.last') },
          { id: 'since', label: t('analysis.since') },
          { id: 'between', label: t('analysis.between') },
        ]}
        onChange={(kind) => props.onChange(FRESH[kind])}
      />
      <Switch>
        <Match when={as('last')}>
          {(period) => (
            <div class={styles.row}>
              <NumberField
                label={t('analysis.last')}
                value={period().count}
                min={1}
                onChange={(count) => props.onChange({ ...period(), count: count ?? 1 })}
              />
              <FieldSelect
                label={t('analysis.timeStep')}
                value={period().unit}
                options={TIME_UNITS.map((unit) => ({ value: unit, label: t(`analysis.${unit}`) }))}
                onChange={(unit) => props.onChange({ ...period(), unit })}
              />
            </div>
          )}
        </Match>
        <Match when={as('since')}>
          {(period) => (
            <FieldSelect
              label={t('analysis.since')}
              value={period().start}
              options={PERIOD_STARTS.map((start) => ({
                value: start,
                label: t(START_TEXTS[start]),
              }))}
              onChange={(start) => props.onChange({ ...period(), start })}
            />
          )}
        </Match>
        <Match when={as('between')}>
          {(period) => (
            <div class={styles.row}>
              <DayField
                label={t('analysis.from')}
                value={period().from}
                onChange={(from) => props.onChange({ ...period(), from })}
              />
              <DayField
                label={t('analysis.to')}
                value={period().to}
                onChange={(to) => props.onChange({ ...period(), to })}
              />
            </div>
          )}
        </Match>
      </Switch>
    </>
  )
}

function DayField(props: { label: string; value: string; onChange: (day: string) => void }) {
  return (
    <label class={styles.field}>
      <span>{props.label}</span>
      <input
        type="date"
        value={props.value}
        onChange={(event) => props.onChange(event.currentTarget.value)}
      />
    </label>
  )
}
