import type { SectionRoom } from '../../data/contracts/index.ts'
import { t } from '../i18n/index.ts'
import { Segments } from '../ui/segments.tsx'
import { Select } from '../ui/select.tsx'
import { question, setQuestion } from './question.ts'
import { questionsOf } from './room-colouring.ts'
import { questionText } from './room-texts.ts'

/** What to colour by: buttons where there is room for them, a list in the card. */
export function QuestionPicker(props: { rooms: readonly SectionRoom[]; compact?: boolean }) {
  const questions = () => questionsOf(props.rooms)
  return props.compact ? (
    <Select
      label={t('section.colourBy')}
      labelHidden
      value={question()}
      options={questions().map((one) => ({ value: one, label: questionText(one) }))}
      onChange={setQuestion}
    />
  ) : (
    <Segments
      label={t('section.colourBy')}
      value={question()}
      options={questions().map((one) => ({ id: one, label: questionText(one) }))}
      onChange={setQuestion}
    />
  )
}
