import { type Accessor, Show } from 'solid-js'
import { formatNumber, t } from '../../i18n/index.ts'
import { Button } from '../../ui/button.tsx'
import { addStep } from '../question-edits.ts'
import { changeQuestion, question } from '../question-state.ts'
import type { Brushes } from './create-brushes.ts'

interface BrushBarProps {
  brushes: Brushes
  passing: Accessor<number>
  total: number
}

/** How many are chosen, and what to do with the choice. */
export function BrushBar(props: BrushBarProps) {
  const passing = () => {
    props.brushes.chosen()
    return props.passing()
  }
  const keep = () => {
    const [asked, steps] = [question(), props.brushes.steps()]
    if (asked && steps) changeQuestion(steps.reduce(addStep, asked))
  }
  return (
    <Show when={props.brushes.chosen().size > 0}>
      <output>
        {t('findings.chosenOf', { n: formatNumber(passing()), total: formatNumber(props.total) })}
      </output>
      <Show when={props.brushes.steps()}>
        <Button size="small" onClick={keep}>
          {t('findings.keep')}
        </Button>
      </Show>
      <Button size="small" onClick={() => props.brushes.clear()}>
        {t('findings.clear')}
      </Button>
    </Show>
  )
}
