import { createSignal } from 'solid-js'
import type { AddressDetail, AliasKind } from '../../data/contracts/index.ts'
import { ALIAS_KINDS } from '../../data/registry/vocabulary.ts'
import { t } from '../i18n/index.ts'
import { levelText } from '../ui/address-level.ts'
import { Select } from '../ui/select.tsx'
import { valueName } from '../ui/vocabulary.ts'
import { ALIASES, placeOf } from './address-api.ts'
import { todayText } from './address-texts.ts'
import { ChangeForm } from './change-form.tsx'
import styles from './form.module.css'

const STREET_LEVEL = 6
const EVERYWHERE = ''
const KINDS = Object.keys(ALIAS_KINDS) as AliasKind[]

/** What people call it too, and where: within its street or estate unless somebody says otherwise. */
export function AliasForm(props: { detail: AddressDetail }) {
  const [text, setText] = createSignal('')
  const [kind, setKind] = createSignal<AliasKind>('俗称')
  const [from, setFrom] = createSignal(todayText())
  const usual = () => props.detail.parents.findLast(({ level }) => level === 6 || level === 8)
  const [chosen, setScope] = createSignal<string | null>(null)
  const scope = () => chosen() ?? String(usual()?.id ?? EVERYWHERE)
  const scopes = () => [
    ...props.detail.parents
      .filter(({ level }) => level >= STREET_LEVEL)
      .map(({ id, name, level }) => ({ value: String(id), label: `${levelText(level)} ${name}` }))
      .reverse(),
    { value: EVERYWHERE, label: t('addresses.aliasEverywhere') },
  ]
  const input = () =>
    text().trim() === '' || from() === ''
      ? null
      : {
          place: placeOf(props.detail),
          ...{ text: text().trim(), kind: kind(), from: from() },
          scope: scope() === EVERYWHERE ? null : Number(scope()),
        }
  return (
    <ChangeForm
      title={t('addresses.addAlias')}
      confirm={t('addresses.addAlias')}
      path={ALIASES}
      undated
      input={input}
      doneText={t('addresses.doneAlias', { name: text().trim() })}
    >
      <label class={styles.field}>
        {t('addresses.aliasText')}
        <input
          ref={(field) => queueMicrotask(() => field.focus())}
          maxLength={60}
          value={text()}
          onInput={(event) => setText(event.currentTarget.value)}
        />
      </label>
      <div class={styles.pair}>
        <Select
          label={t('addresses.aliasKind')}
          value={kind()}
          options={KINDS.map((one) => ({ value: one, label: valueName(ALIAS_KINDS, one) }))}
          onChange={setKind}
        />
        <label class={styles.field}>
          {t('addresses.aliasFrom')}
          <input
            type="date"
            max={todayText()}
            value={from()}
            onInput={(event) => setFrom(event.currentTarget.value)}
          />
        </label>
      </div>
      <Select
        label={t('addresses.aliasWithin')}
        value={scope()}
        options={scopes()}
        onChange={setScope}
      />
    </ChangeForm>
  )
}
