import { For } from 'solid-js'
import type { HoursStep } from '../../../data/contracts/index.ts'
import { timeColumns } from '../../../data/rules/question/index.ts'
import { t, text } from '../../i18n/index.ts'
import { FieldSelect } from '../field-select.tsx'
import styles from '../fields.module.css'
import { NumberField } from '../number-field.tsx'
import { questionCatalogue } from '../question-catalogue.ts'
import { weekdayName } from '../weekday-name.ts'
import type { StepEditorProps } from './step-editor.tsx'

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7]

export function HoursEditor(props: StepEditorProps<HoursStep>) {
  const times = () => {
    const dataset = questionCatalogue.dataset(props.before.what)
    return dataset ? timeColumns(dataset) : []
  }
  const toggle = (weekday: number) => {
    const { weekdays } = props.step
    const next = weekdays.includes(weekday)
      ? weekdays.filter((one) => one !== weekday)
      : [...weekdays, weekday].sort()
    props.onChange({ ...props.step, weekdays: next })
  }
  return (
    <>
      <FieldSelect
        label={t('analysis.dateOf')}
        value={props.step.attribute}
        options={times().map(({ name, label }) => ({ value: name, label: text(label) }))}
        onChange={(attribute) => props.onChange({ ...props.step, attribute })}
      />
      <div class={styles.row}>
        <NumberField
          label={t('analysis.fromHour')}
          value={props.step.from}
          min={0}
          max={23}
          onChange={(from) => props.onChange({ ...props.step, from: from ?? 0 })}
        />
        <NumberField
          label={t('analysis.toHour')}
          value={props.step.to}
          min={1}
          max={24}
          onChange={(to) => props.onChange({ ...props.step, to: to ?? 24 })}
        />
      </div>
      <fieldset class={styles.chips}>
        <legend>{t('analysis.weekdays')}</legend>
        <For each={WEEKDAYS}>
          {(weekday) => (
            <button
              type="button"
              aria-pressed={props.step.weekdays.includes(weekday)}
              onClick={() => toggle(weekday)}
            >
              {weekdayName(weekday)}
            </button>
          )}
        </For>
      </fieldset>
    </>
  )
}
