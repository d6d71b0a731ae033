import { For } from 'solid-js'
import { t } from '../i18n/index.ts'
import { Select } from '../ui/select.tsx'
import { question, setQuestion } from './question.ts'
import styles from './question-picker.module.css'
import { QUESTIONS } from './room-colouring.ts'
import { questionText } from './room-texts.ts'

/** What to colour by: buttons where there is room for them, a list in the card. */
export function QuestionPicker(props: { compact?: boolean }) {
  return props.compact ? (
    <Select
      label={t('section.colourBy')}
      labelHidden
      value={question()}
      options={QUESTIONS.map((one) => ({ value: one, label: questionText(one) }))}
      onChange={setQuestion}
    />
  ) : (
    <div class={styles.picker} role="radiogroup" aria-label={t('section.colourBy')}>
      <For each={QUESTIONS}>
        {(one) => (
          <label>
            <input
              type="radio"
              name="section-question"
              class="visually-hidden"
              checked={question() === one}
              onChange={() => setQuestion(one)}
            />
            {questionText(one)}
          </label>
        )}
      </For>
    </div>
  )
}
