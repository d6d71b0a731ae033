import { EVENT_CATEGORIES_2021 } from '../../data/registry/event-categories-2021.ts'
import { EVENT_LEVELS, EVENT_STATES } from '../../data/registry/event-vocabulary.ts'
import { type TextKey, t, text } from '../i18n/index.ts'
import { Select } from '../ui/select.tsx'
import { Toggle } from '../ui/toggle.tsx'
import styles from './event-filters.module.css'
import { type EventFilter, SPANS, type Span } from './event-query.ts'

const SPAN_TEXT: Record<Span, TextKey> = {
  day: 'events.day',
  week: 'events.week',
  month: 'events.month',
  year: 'events.year',
  all: 'events.anyTime',
}

interface EventFiltersProps {
  value: EventFilter
  onChange: (filter: EventFilter) => void
}

export function EventFilters(props: EventFiltersProps) {
  const change = (patch: Partial<EventFilter>) => props.onChange({ ...props.value, ...patch })
  const states = () => [
    { value: 'open', label: t('events.openOnly') },
    { value: '', label: t('events.allStates') },
    ...EVENT_STATES.map((state) => ({ value: state.code as string, label: text(state.name) })),
  ]
  const categories = () => [
    { value: '', label: t('events.allCategories') },
    ...EVENT_CATEGORIES_2021.map((one) => ({ value: one.code, label: text(one.name) })),
  ]
  const levels = () => [
    { value: '' as EventFilter['level'], label: t('events.allLevels') },
    ...EVENT_LEVELS.map((level) => ({ value: level.code, label: text(level.name) })),
  ]
  const spans = () => SPANS.map((span) => ({ value: span, label: t(SPAN_TEXT[span]) }))
  return (
    <fieldset class={styles.filters} aria-label={t('events.filters')}>
      <Select
        label={t('events.allStates')}
        labelHidden
        value={props.value.state}
        options={states()}
        onChange={(state) => change({ state })}
      />
      <Select
        label={t('events.allCategories')}
        labelHidden
        value={props.value.category}
        options={categories()}
        onChange={(category) => change({ category })}
      />
      <Select
        label={t('events.allLevels')}
        labelHidden
        value={props.value.level}
        options={levels()}
        onChange={(level) => change({ level })}
      />
      <Select
        label={t('events.span')}
        labelHidden
        value={props.value.span}
        options={spans()}
        onChange={(span) => change({ span })}
      />
      <Toggle
        label={t('events.overdueOnly')}
        checked={props.value.overdue}
        onChange={(overdue) => change({ overdue })}
      />
    </fieldset>
  )
}
