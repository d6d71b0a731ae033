import { For } from 'solid-js'
import type { RoutingCondition } from '../../../data/contracts/index.ts'
import { EVENT_CATEGORIES_2021 } from '../../../data/registry/event-categories-2021.ts'
import { EVENT_LEVELS, EVENT_SOURCES } from '../../../data/registry/event-vocabulary.ts'
import { t, text } from '../../i18n/index.ts'
import { Select } from '../../ui/select.tsx'
import { sourceName } from '../../ui/vocabulary.ts'
import { setOffWork, toggleValue } from './routing-edits.ts'
import styles from './rules.module.css'

interface ConditionFieldsProps {
  when: RoutingCondition
  onChange: (when: RoutingCondition) => void
}

const AREA = /^\d{6}(\d{3}(\d{3}(\d{3})?)?)?$/

/** What a rule asks: of each kind one of the ticked, of all kinds together. */
export function ConditionFields(props: ConditionFieldsProps) {
  const toggle = (
    key: 'categories' | 'subclasses' | 'sources' | 'levels',
    value: string | number,
  ) => props.onChange(toggleValue(props.when, key, value))
  const subclasses = () => EVENT_CATEGORIES_2021.flatMap((category) => category.subclasses)
  const setAreas = (typed: string) => {
    const areas = typed.split(/[\s,，、]+/).filter((area) => AREA.test(area))
    const { areas: _before, ...rest } = props.when
    props.onChange(areas.length === 0 ? rest : { ...rest, areas })
  }
  return (
    <>
      <Ticks
        legend={t('eventDesk.levels')}
        options={EVENT_LEVELS.map(({ code, name }) => ({ value: Number(code), label: text(name) }))}
        chosen={props.when.levels ?? []}
        onToggle={(value) => toggle('levels', value)}
      />
      <Ticks
        legend={t('eventDesk.categories')}
        options={EVENT_CATEGORIES_2021.map(({ code, name }) => ({
          value: code,
          label: text(name),
        }))}
        chosen={props.when.categories ?? []}
        onToggle={(value) => toggle('categories', value)}
      />
      <Ticks
        legend={t('eventDesk.sources')}
        options={Object.keys(EVENT_SOURCES).map((value) => ({ value, label: sourceName(value) }))}
        chosen={props.when.sources ?? []}
        onToggle={(value) => toggle('sources', value)}
      />
      <details>
        <summary>
          {t('eventDesk.subclasses')} {props.when.subclasses?.length ?? ''}
        </summary>
        <Ticks
          legend={t('eventDesk.subclasses')}
          options={subclasses().map(({ code, name }) => ({ value: code, label: text(name) }))}
          chosen={props.when.subclasses ?? []}
          onToggle={(value) => toggle('subclasses', value)}
        />
      </details>
      <label>
        {t('eventDesk.areas')}
        <input
          type="text"
          value={(props.when.areas ?? []).join(' ')}
          placeholder="330199001 330199002003"
          onChange={(event) => setAreas(event.currentTarget.value)}
        />
      </label>
      <Select
        label={t('eventDesk.hours')}
        value={props.when.offWork === undefined ? '' : String(props.when.offWork)}
        options={[
          { value: '', label: t('eventDesk.anyTime') },
          { value: 'true', label: t('eventDesk.offWork') },
          { value: 'false', label: t('eventDesk.inWork') },
        ]}
        onChange={(value) =>
          props.onChange(setOffWork(props.when, value === '' ? undefined : value === 'true'))
        }
      />
    </>
  )
}

interface TicksProps<Value extends string | number> {
  legend: string
  options: readonly { value: Value; label: string }[]
  chosen: readonly Value[]
  onToggle: (value: Value) => void
}

function Ticks<Value extends string | number>(props: TicksProps<Value>) {
  return (
    <fieldset class={styles.ticks}>
      <legend>{props.legend}</legend>
      <For each={props.options}>
        {(option) => (
          <label>
            <input
              type="checkbox"
              class="visually-hidden"
              checked={props.chosen.includes(option.value)}
              onChange={() => props.onToggle(option.value)}
            />
            {option.label}
          </label>
        )}
      </For>
    </fieldset>
  )
}
