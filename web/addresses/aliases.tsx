import { For, Show } from 'solid-js'
import type { AddressAlias, AddressDetail } from '../../data/contracts/index.ts'
import { ALIAS_KINDS } from '../../data/registry/vocabulary.ts'
import { t } from '../i18n/index.ts'
import { view } from '../session/view.ts'
import { Button } from '../ui/button.tsx'
import { showToast } from '../ui/toast.tsx'
import { valueName } from '../ui/vocabulary.ts'
import { ALIAS_END, placeOf, sendAct } from './address-api.ts'
import { finishAct } from './finish-act.ts'
import { possibleModes } from './possible-modes.ts'
import { refusalText } from './refusal-text.ts'
import styles from './sheet.module.css'
import { setMode } from './sheet-mode.ts'

/** What it is also called, where and from when to when. */
export function Aliases(props: { detail: AddressDetail }) {
  const canChange = () =>
    possibleModes(props.detail, Boolean(view.address?.at || view.address?.known)).includes('alias')
  const end = async ({ text }: AddressAlias) => {
    try {
      const result = await sendAct(ALIAS_END, { place: placeOf(props.detail), text })
      finishAct(result, t('addresses.doneEndAlias', { name: text }))
    } catch (error) {
      showToast({ text: refusalText(error), tone: 'error', stays: true })
    }
  }
  const scopeOf = ({ scopeParent }: AddressAlias) => {
    const name = props.detail.parents.find(({ id }) => id === scopeParent)?.name
    return name ? t('addresses.aliasScope', { name }) : t('addresses.aliasEverywhere')
  }
  return (
    <div class={styles.section}>
      <Show
        when={props.detail.aliases.length > 0}
        fallback={<p class={styles.muted}>{t('addresses.noAliases')}</p>}
      >
        <ul class={styles.entries}>
          <For each={props.detail.aliases}>
            {(alias) => (
              <li class={styles.entry} data-past={alias.validTo !== null}>
                <span class={styles.words}>
                  <strong>{alias.text}</strong>
                  <span class={styles.muted}>
                    {[
                      valueName(ALIAS_KINDS, alias.kind),
                      `${alias.validFrom} – ${alias.validTo ?? t('addresses.untilNow')}`,
                      scopeOf(alias),
                    ].join(' · ')}
                  </span>
                </span>
                <Show when={alias.validTo === null && canChange()}>
                  <Button size="small" onClick={() => void end(alias)}>
                    {t('addresses.endAlias')}
                  </Button>
                </Show>
              </li>
            )}
          </For>
        </ul>
      </Show>
      <Show when={canChange()}>
        <Button size="small" onClick={() => setMode('alias')}>
          {t('addresses.addAlias')}
        </Button>
      </Show>
    </div>
  )
}
