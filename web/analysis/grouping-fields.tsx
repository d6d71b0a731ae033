import { Match, Switch } from 'solid-js'
import {
  AREA_LEVELS,
  type DatasetDefinition,
  type Grouping,
  TIME_STEPS,
} from '../../data/contracts/index.ts'
import { dateColumns, tellingColumns, timeColumns } from '../../data/rules/question/index.ts'
import { t, text } from '../i18n/index.ts'
import { FieldSelect } from './field-select.tsx'
import styles from './fields.module.css'
import { NumberField } from './number-field.tsx'
import { questionCatalogue } from './question-catalogue.ts'
import { DateSelect } from './steps/period-editor.tsx'

const LEVEL_TEXTS = {
  grid: 'analysis.byGrid',
  community: 'analysis.byCommunity',
  subdistrict: 'analysis.bySubdistrict',
} as const

const STEP_TEXTS = {
  day: 'analysis.stepDay',
  week: 'analysis.stepWeek',
  month: 'analysis.stepMonth',
  quarter: 'analysis.stepQuarter',
  year: 'analysis.stepYear',
  weekday: 'analysis.stepWeekday',
  hour: 'analysis.stepHour',
} as const

/** What to group by, as one flat list: the level of an area is a choice of its own. */
export function groupChoices(what: string, place: 'first' | 'second') {
  const dataset = questionCatalogue.dataset(what)
  const areas = AREA_LEVELS.map((level) => ({
    value: level as string,
    label: t(LEVEL_TEXTS[level]),
  }))
  const cells =
    dataset?.geometry === 'point' && place === 'first'
      ? [
          { value: 'hexagon', label: t('analysis.byHexagon') },
          { value: 'square', label: t('analysis.bySquare') },
        ]
      : []
  const none = place === 'first' ? t('analysis.things') : t('analysis.noSecond')
  return [
    { value: 'none', label: none },
    ...(place === 'first' ? areas : []),
    ...cells,
    ...(dataset && dateColumns(dataset).length > 0
      ? [{ value: 'time', label: t('analysis.byTime') }]
      : []),
    ...(attributesOf(dataset).length > 0
      ? [{ value: 'attribute', label: t('analysis.byAttribute') }]
      : []),
  ]
}

export const groupId = (grouping: Grouping | undefined): string => {
  if (!grouping) return 'none'
  return grouping.by === 'area' ? grouping.level : grouping.by
}

/** What a choice of `groupChoices` means before its details are chosen; null = no groups. */
export function groupOf(id: string, what: string): Grouping | null {
  const dataset = questionCatalogue.dataset(what)
  const level = AREA_LEVELS.find((one) => one === id)
  if (level) return { by: 'area', level }
  if (id === 'hexagon' || id === 'square') return { by: id, sizeM: 300 }
  const [date] = dataset ? dateColumns(dataset) : []
  if (id === 'time' && date) return { by: 'time', attribute: date.name, step: 'month' }
  const [attribute] = attributesOf(dataset)
  return id === 'attribute' && attribute ? { by: 'attribute', attribute: attribute.name } : null
}

/** Only what has few enough values to be told apart. */
const attributesOf = (dataset: DatasetDefinition | undefined) =>
  dataset
    ? tellingColumns(dataset).filter(
        ({ type, name }) =>
          ['category', 'boolean', 'list'].includes(type) || (type === 'text' && name !== 'title'),
      )
    : []

interface GroupingFieldsProps {
  grouping: Grouping
  what: string
  onChange: (grouping: Grouping) => void
}

/** The details of one grouping; areas have none. */
export function GroupingFields(props: GroupingFieldsProps) {
  const as = <By extends Grouping['by']>(...kinds: By[]) =>
    (kinds as string[]).includes(props.grouping.by) &&
    (props.grouping as Extract<Grouping, { by: By }>)
  const steps = (attribute: string) => {
    const dataset = questionCatalogue.dataset(props.what)
    const hasHours = dataset && timeColumns(dataset).some(({ name }) => name === attribute)
    return TIME_STEPS.filter((step) => step !== 'hour' || hasHours)
  }
  return (
    <Switch>
      <Match when={as('hexagon', 'square')}>
        {(cell) => (
          <NumberField
            label={t('analysis.cellSize')}
            value={cell().sizeM}
            min={20}
            max={5_000}
            onChange={(sizeM) => props.onChange({ ...cell(), sizeM: sizeM ?? 300 })}
          />
        )}
      </Match>
      <Match when={as('attribute')}>
        {(group) => (
          <FieldSelect
            label={t('analysis.attribute')}
            value={group().attribute}
            options={attributesOf(questionCatalogue.dataset(props.what)).map(({ name, label }) => ({
              value: name,
              label: text(label),
            }))}
            onChange={(attribute) => props.onChange({ by: 'attribute', attribute })}
          />
        )}
      </Match>
      <Match when={as('time')}>
        {(group) => (
          <div class={styles.row}>
            <DateSelect
              what={props.what}
              value={group().attribute}
              onChange={(attribute) => props.onChange({ ...group(), attribute })}
            />
            <FieldSelect
              label={t('analysis.timeStep')}
              value={group().step}
              options={steps(group().attribute).map((step) => ({
                value: step,
                label: t(STEP_TEXTS[step]),
              }))}
              onChange={(step) => props.onChange({ ...group(), step })}
            />
          </div>
        )}
      </Match>
    </Switch>
  )
}
