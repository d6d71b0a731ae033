import { createMemo, For } from 'solid-js'
import type { SectionRoom } from '../../data/contracts/index.ts'
import { formatNumber, t } from '../i18n/index.ts'
import styles from './legend.module.css'
import { legend, type Question } from './room-colouring.ts'
import { bandText } from './room-texts.ts'

/** The colours in words, each with the number of rooms. */
export function Legend(props: { question: Question; rooms: readonly SectionRoom[] }) {
  const entries = createMemo(() => legend(props.question, props.rooms))
  return (
    <ul class={styles.legend} aria-label={t('section.legend')}>
      <For each={entries()}>
        {(entry) => (
          <li data-tone={entry.tone} classList={{ [styles.empty ?? '']: entry.rooms === 0 }}>
            <span class={styles.swatch} />
            {bandText(props.question, entry.key)}
            <span class={styles.count}>{formatNumber(entry.rooms)}</span>
          </li>
        )}
      </For>
    </ul>
  )
}
