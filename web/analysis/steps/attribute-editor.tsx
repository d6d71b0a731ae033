import { For, Match, Show, Switch } from 'solid-js'
import type { AttributeCondition, AttributeTest, Subject } from '../../../data/contracts/index.ts'
import { columnOf, tellingColumns, testsOf } from '../../../data/rules/question/index.ts'
import { t, text } from '../../i18n/index.ts'
import { FieldSelect } from '../field-select.tsx'
import styles from '../fields.module.css'
import { questionCatalogue } from '../question-catalogue.ts'
import { firstCondition, freshTest } from './condition-edits.ts'
import { PeriodEditor } from './period-editor.tsx'
import { RangePicker } from './range-picker.tsx'
import { ValuePicker } from './value-picker.tsx'

interface AttributeEditorProps {
  condition: AttributeCondition
  subject: Subject
  onChange: (condition: AttributeCondition) => void
}

const OP_TEXTS = {
  in: 'analysis.choose',
  range: 'analysis.amount',
  yes: 'analysis.yes',
  no: 'analysis.no',
  contains: 'analysis.containsText',
  period: 'analysis.period',
  known: 'analysis.isKnown',
  unknown: 'analysis.isUnknown',
} as const

/** One attribute and what is asked of it, with the counts of what is there. */
export function AttributeEditor(props: AttributeEditorProps) {
  const columns = () => {
    const dataset = questionCatalogue.dataset(props.subject.what)
    return dataset ? tellingColumns(dataset) : []
  }
  const column = () => {
    const dataset = questionCatalogue.dataset(props.subject.what)
    return dataset && columnOf(dataset, props.condition.attribute)
  }
  const chooseColumn = (name: string) => {
    const next = columns().find((one) => one.name === name)
    if (next) props.onChange(firstCondition(next))
  }
  const give = (test: AttributeTest) => props.onChange({ ...props.condition, test })
  const as = <Op extends AttributeTest['op']>(op: Op) => {
    const { test } = props.condition
    return test.op === op && (test as Extract<AttributeTest, { op: Op }>)
  }
  const ops = () => {
    const found = column()
    return found ? testsOf(found) : []
  }
  return (
    <>
      <FieldSelect
        label={t('analysis.attribute')}
        value={props.condition.attribute}
        options={columns().map(({ name, label }) => ({ value: name, label: text(label) }))}
        onChange={chooseColumn}
      />
      <div class={styles.chips}>
        <For each={ops()}>
          {(op) => (
            <button
              type="button"
              aria-pressed={props.condition.test.op === op}
              onClick={() => give(freshTest(op))}
            >
              {t(OP_TEXTS[op])}
            </button>
          )}
        </For>
      </div>
      <Switch>
        <Match when={as('in')}>
          {(test) => (
            <ValuePicker
              subject={props.subject}
              attribute={props.condition.attribute}
              chosen={test().values}
              onChange={(values) => give({ op: 'in', values })}
            />
          )}
        </Match>
        <Match when={as('range')}>
          {(test) => (
            <RangePicker
              subject={props.subject}
              attribute={props.condition.attribute}
              from={test().from}
              to={test().to}
              onChange={(from, to) => give({ op: 'range', from, to })}
            />
          )}
        </Match>
        <Match when={as('contains')}>
          {(test) => (
            <label class={styles.field}>
              <span>{t('analysis.containsText')}</span>
              <input
                type="text"
                value={test().text}
                onInput={(event) => give({ op: 'contains', text: event.currentTarget.value })}
              />
            </label>
          )}
        </Match>
        <Match when={as('period')}>
          {(test) => (
            <PeriodEditor
              period={test().period}
              onChange={(period) => give({ op: 'period', period })}
            />
          )}
        </Match>
      </Switch>
      <Show when={!column()}>
        <p class={styles.hint}>{t('analysis.problem_unknownAttribute')}</p>
      </Show>
    </>
  )
}
