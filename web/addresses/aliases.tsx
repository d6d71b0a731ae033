import { createSignal, For, Show } from 'solid-js'
import type { AddressAlias, AddressDetail } from '../../data/contracts/index.ts'
import { ALIAS_KINDS } from '../../data/registry/vocabulary.ts'
import { t } from '../i18n/index.ts'
import { view } from '../session/view.ts'
import { Button } from '../ui/button.tsx'
import { showToast } from '../ui/toast.tsx'
import { valueName } from '../ui/vocabulary.ts'
import { ALIAS_END, placeOf, sendAct } from './address-api.ts'
import { todayText } from './address-texts.ts'
import { finishAct } from './finish-act.ts'
import { possibleModes } from './possible-modes.ts'
import { refusalText } from './refusal-text.ts'
import styles from './sheet.module.css'
import { setMode } from './sheet-mode.ts'

/** What it is also called, where and from when to when. */
export function Aliases(props: { detail: AddressDetail }) {
  const canChange = () =>
    possibleModes(props.detail, Boolean(view.address?.at || view.address?.known)).includes('alias')
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
                  <EndAlias detail={props.detail} alias={alias} />
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

/** From a day on it is called so no more. */
function EndAlias(props: { detail: AddressDetail; alias: AddressAlias }) {
  const [day, setDay] = createSignal(todayText())
  const end = async (event: SubmitEvent) => {
    event.preventDefault()
    const { text } = props.alias
    try {
      const result = await sendAct(ALIAS_END, { place: placeOf(props.detail), text, to: day() })
      finishAct(result, t('addresses.doneEndAlias', { name: text, day: day() }))
    } catch (error) {
      showToast({ text: refusalText(error), tone: 'error', stays: true })
    }
  }
  return (
    <form class={styles.ending} onSubmit={(event) => void end(event)}>
      <input
        type="date"
        required
        aria-label={t('addresses.aliasTo')}
        min={props.alias.validFrom}
        max={todayText()}
        value={day()}
        onInput={(event) => setDay(event.currentTarget.value)}
      />
      <Button size="small" type="submit">
        {t('addresses.endAlias')}
      </Button>
    </form>
  )
}
