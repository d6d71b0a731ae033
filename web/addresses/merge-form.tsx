import { createSignal, For, Show } from 'solid-js'
import type { AddressDetail } from '../../data/contracts/index.ts'
import { t } from '../i18n/index.ts'
import { createLoad } from '../session/create-load.ts'
import { listAddresses } from './address-api.ts'
import { stateText } from './address-texts.ts'
import { ChangeForm } from './change-form.tsx'
import { createDebounced } from './create-debounced.ts'
import styles from './form.module.css'
import { createBelow } from './siblings.ts'

/** 合并: others of the same level become this one, which keeps its code. */
export function MergeForm(props: { detail: AddressDetail }) {
  const address = () => props.detail.address
  const [chosen, setChosen] = createSignal<readonly number[]>([])
  const [text, setText] = createSignal('')
  const parent = () => {
    const above = props.detail.parents.at(-1)
    return above ? { subdistrict: address().subdistrict, id: above.id } : null
  }
  const beside = createBelow(parent)
  const asked = createDebounced(() => text().trim(), 250)
  const found = createLoad(
    () => asked() || null,
    (q, signal) =>
      listAddresses(
        { q, level: address().level, within: address().subdistrict, limit: 30 },
        signal,
      ),
    { keep: true },
  )
  const candidates = () =>
    (asked() ? (found.value()?.items ?? []) : (beside.value() ?? [])).filter(
      ({ id, level, state }) =>
        id !== address().id && level === address().level && state !== 'retired',
    )
  const toggle = (id: number, on: boolean) =>
    setChosen(on ? [...chosen(), id] : chosen().filter((one) => one !== id))
  const input = () => {
    const { subdistrict, id } = address()
    return chosen().length === 0 ? null : { op: 'merge', subdistrict, ids: chosen(), into: id }
  }
  return (
    <ChangeForm
      title={t('addresses.mergeTitle', { name: address().name })}
      confirm={t('addresses.merge')}
      seen={props.detail}
      input={input}
      doneText={t('addresses.doneMerge', { name: address().name })}
    >
      <p class={styles.hint}>{t('addresses.mergeHint', { name: address().name })}</p>
      <Show when={address().level <= 9}>
        <label class={styles.field}>
          {t('addresses.mergeSearch')}
          <input
            type="search"
            value={text()}
            onInput={(event) => setText(event.currentTarget.value)}
          />
        </label>
      </Show>
      <fieldset class={styles.list}>
        <legend class="visually-hidden">{t('addresses.mergeWhich')}</legend>
        <For each={candidates()} fallback={<p class={styles.muted}>{t('addresses.mergeNone')}</p>}>
          {(row) => (
            <label class={styles.choice}>
              <input
                type="checkbox"
                checked={chosen().includes(row.id)}
                onChange={(event) => toggle(row.id, event.currentTarget.checked)}
              />
              <span>
                {asked() ? row.fullText : row.name}
                <span class={styles.muted}>
                  {[row.code, stateText(row.state)].filter(Boolean).join(' · ')}
                </span>
              </span>
            </label>
          )}
        </For>
      </fieldset>
    </ChangeForm>
  )
}
