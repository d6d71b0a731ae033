import Plus from 'lucide-solid/icons/plus'
import X from 'lucide-solid/icons/x'
import { Index, Match, Show, Switch } from 'solid-js'
import type { AttributeCondition, Condition, Subject } from '../../../data/contracts/index.ts'
import { tellingColumns } from '../../../data/rules/question/index.ts'
import { t } from '../../i18n/index.ts'
import { Button } from '../../ui/button.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { Segments } from '../../ui/segments.tsx'
import { questionCatalogue } from '../question-catalogue.ts'
import { AttributeEditor } from './attribute-editor.tsx'
import {
  asGroup,
  bare,
  type ConditionGroup,
  firstCondition,
  fromGroup,
  isTurned,
  turn,
  turnedLike,
} from './condition-edits.ts'
import styles from './condition-list.module.css'

interface ConditionListProps {
  group: ConditionGroup
  subject: Subject
  /** Inside another list: there is no third level. */
  nested: boolean
  onChange: (condition: Condition) => void
}

/** Conditions one below the other; all or any of them must hold, each can be turned into its contrary. */
export function ConditionList(props: ConditionListProps) {
  const give = (parts: readonly Condition[]) =>
    props.onChange(fromGroup({ word: props.group.word, parts }))
  const replace = (at: number, part: Condition) =>
    give(props.group.parts.map((one, i) => (i === at ? part : one)))
  const fresh = (): AttributeCondition | undefined => {
    const dataset = questionCatalogue.dataset(props.subject.what)
    const [first] = dataset ? tellingColumns(dataset).filter(({ type }) => type === 'category') : []
    const column = first ?? (dataset && tellingColumns(dataset)[0])
    return column && firstCondition(column)
  }
  const add = (part: Condition | undefined) => part && give([...props.group.parts, part])
  const addGroup = () => {
    const first = fresh()
    if (first) add({ any: [first] })
  }
  return (
    <div class={styles.group} data-nested={props.nested}>
      <Show when={props.group.parts.length > 1}>
        <Segments
          label={t('analysis.conditions')}
          value={props.group.word}
          options={[
            { id: 'all', label: t('analysis.matchAll') },
            { id: 'any', label: t('analysis.matchAny') },
          ]}
          onChange={(word) => props.onChange(fromGroup({ word, parts: props.group.parts }))}
        />
      </Show>
      <Index each={props.group.parts}>
        {(part, at) => (
          <div class={styles.part}>
            <div class={styles.tools}>
              <label class={styles.not}>
                <input
                  type="checkbox"
                  checked={isTurned(part())}
                  onChange={() => replace(at, turn(part()))}
                />
                {t('analysis.not')}
              </label>
              <IconButton
                size="small"
                label={t('analysis.remove')}
                onClick={() => give(props.group.parts.filter((_, i) => i !== at))}
              >
                <X size={14} />
              </IconButton>
            </div>
            <Part
              condition={bare(part())}
              subject={props.subject}
              onChange={(next) => replace(at, turnedLike(part(), next))}
            />
          </div>
        )}
      </Index>
      <div class={styles.add}>
        <Button size="small" onClick={() => add(fresh())}>
          <Plus size={14} />
          {t('analysis.addCondition')}
        </Button>
        <Show when={!props.nested}>
          <Button size="small" kind="quiet" onClick={addGroup}>
            <Plus size={14} />
            {t('analysis.addGroup')}
          </Button>
        </Show>
      </div>
    </div>
  )
}

function Part(props: {
  condition: Condition
  subject: Subject
  onChange: (condition: Condition) => void
}) {
  const attribute = () => 'attribute' in props.condition && props.condition
  return (
    <Switch>
      <Match when={attribute()}>
        {(condition) => (
          <AttributeEditor
            condition={condition()}
            subject={props.subject}
            onChange={(next) => props.onChange(next)}
          />
        )}
      </Match>
      <Match when={true}>
        <ConditionList
          group={asGroup(props.condition)}
          subject={props.subject}
          nested
          onChange={(next) => props.onChange(next)}
        />
      </Match>
    </Switch>
  )
}
