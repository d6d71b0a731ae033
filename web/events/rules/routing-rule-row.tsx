import ArrowDown from 'lucide-solid/icons/arrow-down'
import ArrowUp from 'lucide-solid/icons/arrow-up'
import X from 'lucide-solid/icons/x'
import { createSignal, Show } from 'solid-js'
import type { RoutingCondition, RoutingRule } from '../../../data/contracts/index.ts'
import { EVENT_LEVELS } from '../../../data/registry/event-vocabulary.ts'
import { formatNumber, t, text } from '../../i18n/index.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { Select } from '../../ui/select.tsx'
import { categoryName, sourceName, subclassName } from '../../ui/vocabulary.ts'
import { ConditionFields } from './condition-fields.tsx'
import styles from './rules.module.css'

interface RoutingRuleRowProps {
  rule: RoutingRule
  number: number
  isLast: boolean
  canEdit: boolean
  /** How often it would have decided, once that was tried. */
  used: number | undefined
  onChange: (patch: Partial<RoutingRule>) => void
  onMove: (by: -1 | 1) => void
  onRemove: () => void
}

export function RoutingRuleRow(props: RoutingRuleRowProps) {
  const [open, setOpen] = createSignal(false)
  return (
    <li class={styles.rule}>
      <div class={styles.ruleHead}>
        <button
          type="button"
          class={styles.ruleOpen}
          aria-expanded={open() ? 'true' : 'false'}
          disabled={!props.canEdit}
          onClick={() => setOpen(!open())}
        >
          <span class={styles.ruleNumber}>{props.number}</span>
          <span>
            <b>{text(props.rule.name)}</b>
            <small>
              {conditionWords(props.rule.when)} → {t(`eventDesk.deskOf_${props.rule.desk}`)}
              <Show when={props.rule.urgency === 'pressing'}> · {t('eventLoop.urgent')}</Show>
              <Show when={props.rule.department}>{(name) => <> · {name()}</>}</Show>
            </small>
          </span>
        </button>
        <Show when={props.used !== undefined}>
          <span class={styles.used}>{formatNumber(props.used ?? 0)}</span>
        </Show>
        <Show when={props.canEdit && !props.isLast}>
          <IconButton size="small" label={t('eventDesk.earlier')} onClick={() => props.onMove(-1)}>
            <ArrowUp size={16} />
          </IconButton>
          <IconButton size="small" label={t('eventDesk.later')} onClick={() => props.onMove(1)}>
            <ArrowDown size={16} />
          </IconButton>
          <IconButton
            size="small"
            label={t('eventDesk.removeRule')}
            onClick={() => props.onRemove()}
          >
            <X size={16} />
          </IconButton>
        </Show>
      </div>
      <Show when={open()}>
        <RuleFields rule={props.rule} isLast={props.isLast} onChange={props.onChange} />
      </Show>
    </li>
  )
}

function RuleFields(props: Pick<RoutingRuleRowProps, 'rule' | 'isLast' | 'onChange'>) {
  const rename = (zh: string) => {
    if (zh.trim() !== '')
      props.onChange({ name: { ...props.rule.name, zh, en: props.rule.name.en } })
  }
  return (
    <div class={styles.fields}>
      <label>
        {t('eventDesk.ruleName')}
        <input
          type="text"
          maxLength={100}
          value={props.rule.name.zh}
          onChange={(event) => rename(event.currentTarget.value)}
        />
      </label>
      <label>
        {t('eventDesk.ruleNameEnglish')}
        <input
          type="text"
          maxLength={100}
          value={props.rule.name.en}
          onChange={(event) => {
            const en = event.currentTarget.value.trim()
            if (en !== '') props.onChange({ name: { ...props.rule.name, en } })
          }}
        />
      </label>
      <Show when={!props.isLast} fallback={<p class={styles.hint}>{t('eventDesk.lastRule')}</p>}>
        <ConditionFields when={props.rule.when} onChange={(when) => props.onChange({ when })} />
      </Show>
      <Select
        label={t('eventDesk.toDesk')}
        value={props.rule.desk}
        options={(['community', 'subdistrict', 'district'] as const).map((value) => ({
          value,
          label: t(`eventLoop.level_${value}`),
        }))}
        onChange={(desk) => props.onChange({ desk })}
      />
      <Select
        label={t('eventDesk.urgency')}
        value={props.rule.urgency ?? 'normal'}
        options={[
          { value: 'normal', label: t('eventDesk.urgency_normal') },
          { value: 'pressing', label: t('eventLoop.urgent') },
        ]}
        onChange={(urgency) => props.onChange({ urgency })}
      />
      <label>
        {t('eventDesk.department')}
        <input
          type="text"
          maxLength={100}
          value={props.rule.department ?? ''}
          onChange={(event) => props.onChange({ department: event.currentTarget.value.trim() })}
        />
      </label>
    </div>
  )
}

function conditionWords(when: RoutingCondition): string {
  const levels = (when.levels ?? []).map((level) => {
    const entry = EVENT_LEVELS.find(({ code }) => code === String(level))
    return entry ? text(entry.name) : String(level)
  })
  const parts = [
    levels,
    (when.categories ?? []).map(categoryName),
    (when.subclasses ?? []).map(subclassName),
    (when.sources ?? []).map(sourceName),
    when.areas ?? [],
    when.offWork === undefined ? [] : [t(when.offWork ? 'eventDesk.offWork' : 'eventDesk.inWork')],
  ].filter((names) => names.length > 0)
  if (parts.length === 0) return t('eventDesk.everything')
  return parts.map((names) => names.join(t('eventDesk.or'))).join(t('eventDesk.and'))
}
