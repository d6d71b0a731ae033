import { Show } from 'solid-js'
import type { Grouping, Measure, Question } from '../../data/contracts/index.ts'
import { isNumber, tellingColumns } from '../../data/rules/question/index.ts'
import { t, text } from '../i18n/index.ts'
import { FieldSelect } from './field-select.tsx'
import styles from './fields.module.css'
import { GroupingFields, groupChoices, groupId, groupOf } from './grouping-fields.tsx'
import { MapLook } from './map-look.tsx'
import { questionCatalogue } from './question-catalogue.ts'
import own from './show-as.module.css'
import { asGroup } from './steps/condition-edits.ts'
import { ConditionList } from './steps/condition-list.tsx'

interface ShowAsProps {
  question: Question
  onChange: (question: Question) => void
}

const MEASURES = [
  'count',
  'density',
  'perResidents',
  'share',
  'sum',
  'mean',
  'median',
  'min',
  'max',
] as const

/** How the answer is looked at: one by one or in groups, by what measure, how drawn. */
export function ShowAs(props: ShowAsProps) {
  const what = () => props.question.what
  const groups = () => props.question.groups
  const give = (patch: Partial<Question>) => props.onChange({ ...props.question, ...patch })
  const chooseFirst = (id: string) => {
    const first = groupOf(id, what())
    give(first ? { groups: [first] } : { groups: [], measure: { kind: 'count' } })
  }
  const chooseSecond = (id: string) => {
    const [first] = groups()
    const second = groupOf(id, what())
    if (first) give({ groups: second ? [first, second] : [first] })
  }
  const replaceGroup = (at: number, group: Grouping) =>
    give({ groups: groups().map((one, i) => (i === at ? group : one)) })
  return (
    <section class={own.box} aria-label={t('analysis.showAs')}>
      <FieldSelect
        label={t('analysis.showAs')}
        value={groupId(groups()[0])}
        options={groupChoices(what(), 'first')}
        onChange={chooseFirst}
      />
      <Show when={groups()[0]}>
        {(first) => (
          <>
            <GroupingFields
              grouping={first()}
              what={what()}
              onChange={(group) => replaceGroup(0, group)}
            />
            <FieldSelect
              label={t('analysis.secondGroup')}
              value={groupId(groups()[1])}
              options={groupChoices(what(), 'second')}
              onChange={chooseSecond}
            />
            <Show when={groups()[1]}>
              {(second) => (
                <GroupingFields
                  grouping={second()}
                  what={what()}
                  onChange={(group) => replaceGroup(1, group)}
                />
              )}
            </Show>
            <MeasureFields
              measure={props.question.measure}
              question={props.question}
              onChange={(measure) => give({ measure })}
            />
          </>
        )}
      </Show>
      <MapLook question={props.question} />
    </section>
  )
}

function MeasureFields(props: {
  measure: Measure
  question: Question
  onChange: (measure: Measure) => void
}) {
  const numbers = () => {
    const dataset = questionCatalogue.dataset(props.question.what)
    return dataset ? tellingColumns(dataset).filter(isNumber) : []
  }
  const kinds = () => {
    const isArea = props.question.groups[0]?.by === 'area'
    const isCell = ['hexagon', 'square'].includes(props.question.groups[0]?.by ?? '')
    return MEASURES.filter((kind) => {
      if (kind === 'density') return isArea || isCell
      if (kind === 'perResidents') return isArea && questionCatalogue.dataset('RESIDENT')
      return kind === 'count' || kind === 'share' || numbers().length > 0
    })
  }
  const choose = (kind: Measure['kind']) => {
    const [number] = numbers()
    if (kind === 'share') props.onChange({ kind, condition: { all: [] } })
    else if (kind === 'count' || kind === 'density' || kind === 'perResidents')
      props.onChange({ kind })
    else if (number) props.onChange({ kind, attribute: number.name })
  }
  const withAttribute = () => 'attribute' in props.measure && props.measure
  const share = () => props.measure.kind === 'share' && props.measure
  return (
    <>
      <FieldSelect
        label={t('analysis.measure')}
        value={props.measure.kind}
        options={kinds().map((kind) => ({ value: kind, label: t(`analysis.${kind}`) }))}
        onChange={choose}
      />
      <Show when={withAttribute()}>
        {(measure) => (
          <FieldSelect
            label={t('analysis.ofAttribute')}
            value={measure().attribute}
            options={numbers().map(({ name, label }) => ({ value: name, label: text(label) }))}
            onChange={(attribute) => props.onChange({ ...measure(), attribute })}
          />
        )}
      </Show>
      <Show when={share()}>
        {(measure) => (
          <div class={own.share}>
            <p class={styles.hint}>{t('analysis.shareOf')}</p>
            <ConditionList
              group={asGroup(measure().condition)}
              subject={{ what: props.question.what, steps: props.question.steps }}
              nested={false}
              onChange={(condition) => props.onChange({ kind: 'share', condition })}
            />
          </div>
        )}
      </Show>
    </>
  )
}
