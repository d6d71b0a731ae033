import { createSignal } from 'solid-js'
import type { AddressDetail, AliasKind } from '../../data/contracts/index.ts'
import { ALIAS_KINDS } from '../../data/registry/vocabulary.ts'
import { t } from '../i18n/index.ts'
import { Select } from '../ui/select.tsx'
import { valueName } from '../ui/vocabulary.ts'
import { ALIASES, placeOf } from './address-api.ts'
import { todayText } from './address-texts.ts'
import { ChangeForm } from './change-form.tsx'
import styles from './form.module.css'

const KINDS = Object.keys(ALIAS_KINDS) as AliasKind[]

/** What people call it too. It holds within its street or estate. */
export function AliasForm(props: { detail: AddressDetail }) {
  const [text, setText] = createSignal('')
  const [kind, setKind] = createSignal<AliasKind>('俗称')
  const [from, setFrom] = createSignal(todayText())
  const scope = () => props.detail.parents.findLast(({ level }) => level === 6 || level === 8)
  const input = () =>
    text().trim() === '' || from() === ''
      ? null
      : { place: placeOf(props.detail), text: text().trim(), kind: kind(), from: from() }
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
      <p class={styles.muted}>
        {scope()
          ? t('addresses.aliasScope', { name: scope()!.name })
          : t('addresses.aliasEverywhere')}
      </p>
    </ChangeForm>
  )
}
