import { t } from '../i18n/index.ts'
import { Segments } from '../ui/segments.tsx'
import { Select } from '../ui/select.tsx'
import { question, setQuestion } from './question.ts'
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
    <Segments
      label={t('section.colourBy')}
      value={question()}
      options={QUESTIONS.map((one) => ({ id: one, label: questionText(one) }))}
      onChange={setQuestion}
    />
  )
}
