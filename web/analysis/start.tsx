import FolderOpen from 'lucide-solid/icons/folder-open'
import { For } from 'solid-js'
import { t } from '../i18n/index.ts'
import { Button } from '../ui/button.tsx'
import { EXAMPLES } from './examples.ts'
import { questionCatalogue } from './question-catalogue.ts'
import { newQuestion } from './question-edits.ts'
import { beginWith } from './question-state.ts'
import styles from './start.module.css'
import { WhatPicker } from './what-picker.tsx'

/** Before anything has been asked: one thing to choose, and examples for who would rather look than read. */
export function Start(props: { onViews: () => void }) {
  const examples = () => EXAMPLES.filter(({ question }) => questionCatalogue.dataset(question.what))
  return (
    <div class={styles.start}>
      <h3>{t('analysis.intro')}</h3>
      <p class={styles.hint}>{t('analysis.introHint')}</p>
      <WhatPicker value="" onChange={(what) => beginWith(newQuestion(what))} />
      <h4>{t('analysis.examples')}</h4>
      <ul class={styles.examples}>
        <For each={examples()}>
          {(example) => (
            <li>
              <button type="button" onClick={() => beginWith(example.question)}>
                {t(example.title)}
              </button>
            </li>
          )}
        </For>
      </ul>
      <Button onClick={() => props.onViews()}>
        <FolderOpen size={16} />
        {t('analysis.views')}
      </Button>
    </div>
  )
}
