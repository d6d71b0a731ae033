import { createSignal, Index, Show } from 'solid-js'
import type { Step, Subject } from '../../../data/contracts/index.ts'
import { t } from '../../i18n/index.ts'
import { addStep, moveStep, removeStep, replaceStep } from '../question-edits.ts'
import { AddStep } from './add-step.tsx'
import { StepCard } from './step-card.tsx'
import styles from './step-list.module.css'

interface StepListProps {
  subject: Subject
  /** Place in the question, e.g. `steps.2.other.`; '' = the question itself. */
  path: string
  /** 1 = the question itself. */
  depth: number
  /** Each card shows how many are left after it. */
  counted?: boolean
  onChange: (subject: Subject) => void
}

/** Steps as cards, one of them open for changing. */
export function StepList(props: StepListProps) {
  const [open, setOpen] = createSignal(-1)
  const add = (step: Step) => {
    const at = props.subject.steps.length
    props.onChange(addStep(plain(props.subject), step))
    setOpen(at)
  }
  const move = (at: number, by: -1 | 1) => {
    const moved = moveStep(plain(props.subject), at, by)
    setOpen(open() === at ? at + by : -1)
    props.onChange(moved)
  }
  const remove = (at: number) => {
    setOpen(-1)
    props.onChange(removeStep(plain(props.subject), at))
  }
  return (
    <div class={styles.steps}>
      <Show when={props.subject.steps.length > 0}>
        <ol class={styles.list} aria-label={t('analysis.steps')}>
          <Index each={props.subject.steps}>
            {(step, at) => (
              <li>
                <StepCard
                  step={step()}
                  at={at}
                  last={at === props.subject.steps.length - 1}
                  subject={props.subject}
                  path={`${props.path}steps.${at}`}
                  depth={props.depth}
                  counted={props.counted ?? false}
                  open={open() === at}
                  onOpen={(isOpen) => setOpen(isOpen ? at : -1)}
                  onChange={(next) => props.onChange(replaceStep(plain(props.subject), at, next))}
                  onMove={(by) => move(at, by)}
                  onRemove={() => remove(at)}
                />
              </li>
            )}
          </Index>
        </ol>
      </Show>
      <AddStep what={props.subject.what} depth={props.depth} onAdd={add} />
    </div>
  )
}

/** A question is a subject and more: only what the steps hang on is handed back. */
const plain = ({ what, steps }: Subject): Subject => ({ what, steps })
