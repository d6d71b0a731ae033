import { Show } from 'solid-js'
import type { AddressEntry } from '../../data/contracts/index.ts'
import { t } from '../i18n/index.ts'
import { compareNames } from './compare-names.ts'
import styles from './form.module.css'

interface NameCheckProps {
  name: string
  level: number
  siblings: readonly AddressEntry[]
  /** The one that is being renamed. */
  self?: number
}

/** While a name is typed: whether it is taken already, and what it might be mistaken for. */
export function NameCheck(props: NameCheckProps) {
  const check = () => compareNames(props.name, props.level, props.siblings, props.self)
  const names = () =>
    check()
      .similar.map(({ name }) => name)
      .join(t('common.listSeparator'))
  return (
    <div aria-live="polite">
      <Show when={check().taken}>
        {(taken) => (
          <p class={styles.problem}>{t('addresses.nameTaken', { name: taken().fullText })}</p>
        )}
      </Show>
      <Show when={!check().taken && check().similar.length > 0}>
        <p class={styles.warning}>{t('addresses.nameSimilar', { names: names() })}</p>
      </Show>
    </div>
  )
}
