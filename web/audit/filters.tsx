import { Show } from 'solid-js'
import { AUDIT_KINDS } from '../../data/contracts/index.ts'
import { localDay } from '../../data/rules/local-time.ts'
import { formatDateTime, t, text } from '../i18n/index.ts'
import { catalogue } from '../session/catalogue.ts'
import { divisionOf } from '../session/divisions.ts'
import { view } from '../session/view.ts'
import { Button } from '../ui/button.tsx'
import { Select } from '../ui/select.tsx'
import { Toggle } from '../ui/toggle.tsx'
import { FIRST_FILTER, type Span } from './audit-filter.ts'
import { changeFilter, facets, filter } from './audit-session.ts'
import { accountText, purposeText } from './entry-texts.ts'
import styles from './filters.module.css'

type Option = { value: string; label: string }

/** Who, what, when, why; where says the scope chip. */
export function Filters() {
  const accounts = (): Option[] => [
    { value: '', label: t('audit.allAccounts') },
    ...facets().accounts.map(({ id }) => ({ value: id, label: accountText(id) })),
    { value: 'command-line', label: t('audit.operator') },
  ]
  const kinds = () => [
    { value: '' as const, label: t('audit.allKinds') },
    ...AUDIT_KINDS.map((kind) => ({ value: kind, label: t(`audit.kind_${kind}`) })),
  ]
  const purposes = (): Option[] => [
    { value: '', label: t('audit.allPurposes') },
    ...facets().purposes.map((purpose) => ({ value: purpose, label: purposeText(purpose) })),
  ]
  const layers = (): Option[] => [
    { value: '', label: t('audit.allLayers') },
    ...catalogue().map(({ code, name }) => ({ value: code as string, label: text(name) })),
  ]
  const isChanged = () => JSON.stringify(filter()) !== JSON.stringify(FIRST_FILTER)
  return (
    <fieldset class={styles.filters} aria-label={t('audit.filters')}>
      <Select
        label={t('audit.account')}
        value={filter().user}
        options={accounts()}
        onChange={(user) => changeFilter({ user })}
      />
      <Select
        label={t('audit.kind')}
        value={filter().kind}
        options={kinds()}
        onChange={(kind) => changeFilter({ kind })}
      />
      <TimeFilter />
      <Select
        label={t('audit.purpose')}
        value={filter().purpose}
        options={purposes()}
        onChange={(purpose) => changeFilter({ purpose })}
      />
      <Select
        label={t('audit.layer')}
        value={filter().layer}
        options={layers()}
        onChange={(layer) => changeFilter({ layer })}
      />
      <label class={styles.field}>
        {t('audit.target')}
        <input
          type="search"
          value={filter().target}
          placeholder={t('audit.targetHint')}
          spellcheck={false}
          onChange={(event) => changeFilter({ target: event.currentTarget.value.trim() })}
        />
      </label>
      <div class={styles.wide}>
        <Toggle
          label={t('audit.offHours')}
          checked={filter().offHours}
          onChange={(offHours) => changeFilter({ offHours })}
        />
        <Show when={isChanged()}>
          <Button kind="quiet" size="small" onClick={() => changeFilter(FIRST_FILTER)}>
            {t('audit.clear')}
          </Button>
        </Show>
      </div>
      <Show when={divisionOf(filter().area || view.area)}>
        {(area) => <p class={styles.note}>{t('audit.areaNote', { name: area().name })}</p>}
      </Show>
    </fieldset>
  )
}

const CHOICES: readonly Exclude<Span, 'range'>[] = ['day1', 'day7', 'day30', 'all', 'day']

function TimeFilter() {
  const spans = (): { value: Span; label: string }[] => [
    ...CHOICES.map((span) => ({ value: span as Span, label: t(`audit.span_${span}`) })),
    ...(filter().span === 'range'
      ? [
          {
            value: 'range' as const,
            label: t('audit.span_range', {
              from: formatDateTime(filter().from),
              to: formatDateTime(filter().to),
            }),
          },
        ]
      : []),
  ]
  const choose = (span: Span) =>
    changeFilter({ span, day: span === 'day' ? filter().day || localDay(Date.now()) : '' })
  return (
    <>
      <Select label={t('audit.span')} value={filter().span} options={spans()} onChange={choose} />
      <Show when={filter().span === 'day'}>
        <label class={styles.field}>
          {t('audit.day')}
          <input
            type="date"
            value={filter().day}
            max={localDay(Date.now())}
            onChange={(event) => changeFilter({ day: event.currentTarget.value })}
          />
        </label>
      </Show>
    </>
  )
}
