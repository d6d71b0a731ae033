import type { ChangeStep } from '../../../data/contracts/index.ts'
import { t } from '../../i18n/index.ts'
import { FieldSelect } from '../field-select.tsx'
import styles from '../fields.module.css'
import { NumberField } from '../number-field.tsx'
import { DateSelect, PeriodEditor } from './period-editor.tsx'

const FACTORS = [
  { value: '1.5', label: 'analysis.grownHalf' },
  { value: '2', label: 'analysis.doubled' },
  { value: '3', label: 'analysis.tripled' },
  { value: '0.5', label: 'analysis.halved' },
] as const

/** Which two spans of time are compared, and what counts as a change. */
export function ChangeFields(props: { step: ChangeStep; onChange: (step: ChangeStep) => void }) {
  const give = (patch: Partial<ChangeStep>) => props.onChange({ ...props.step, ...patch })
  const factors = () => {
    const value = String(props.step.factor)
    const known = FACTORS.map((one) => ({ value: one.value as string, label: t(one.label) }))
    return known.some((one) => one.value === value)
      ? known
      : [...known, { value, label: `× ${value}` }]
  }
  return (
    <>
      <FieldSelect
        label={t('analysis.changeBy')}
        value={String(props.step.factor)}
        options={factors()}
        onChange={(factor) => give({ factor: Number(factor) })}
      />
      <PeriodEditor period={props.step.period} onChange={(period) => give({ period })} />
      <FieldSelect
        label={t('analysis.comparedWith')}
        value={props.step.comparedWith}
        options={[
          { value: 'before', label: t('analysis.before') },
          { value: 'yearBefore', label: t('analysis.yearBefore') },
        ]}
        onChange={(comparedWith) => give({ comparedWith })}
      />
      <div class={styles.row}>
        <DateSelect
          what={props.step.other.what}
          value={props.step.attribute}
          onChange={(attribute) => give({ attribute })}
        />
        <NumberField
          label={t('analysis.leastNow')}
          value={props.step.atLeast}
          min={1}
          step={1}
          onChange={(atLeast) => give({ atLeast: atLeast ?? 1 })}
        />
      </div>
    </>
  )
}
