import { Show } from 'solid-js'
import type { Question } from '../../data/contracts/index.ts'
import { formatNumber, t } from '../i18n/index.ts'
import { answer } from './answer/answer-state.ts'
import styles from './panel.module.css'
import { newQuestion } from './question-edits.ts'
import { changeQuestion, openView } from './question-state.ts'
import { ShowAs } from './show-as.tsx'
import { StepList } from './steps/step-list.tsx'
import { WhatPicker } from './what-picker.tsx'

/** The whole question from top to bottom: what, step by step, how to look at it. */
export function QuestionEditor(props: { question: Question }) {
  const total = () => answer.counts.value()?.[0]
  /** Other things have other attributes: what was asked of the old ones does not carry over. */
  const chooseWhat = (what: string) => {
    if (what !== props.question.what) changeQuestion(newQuestion(what))
  }
  return (
    <div class={styles.question}>
      <Show when={openView()}>
        {(view) => <p class={styles.view}>{t('analysis.viewOpen', { name: view().name })}</p>}
      </Show>
      <section class={styles.what} aria-label={t('analysis.what')}>
        <WhatPicker value={props.question.what} onChange={chooseWhat} />
        <Show when={total() !== undefined}>
          <p class={styles.total}>{t('analysis.total', { n: formatNumber(total() ?? 0) })}</p>
        </Show>
      </section>
      <StepList
        subject={props.question}
        path=""
        depth={1}
        counted
        onChange={(subject) => changeQuestion({ ...props.question, ...subject })}
      />
      <ShowAs question={props.question} onChange={changeQuestion} />
    </div>
  )
}
