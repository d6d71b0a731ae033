import ArrowDown from 'lucide-solid/icons/arrow-down'
import ArrowUp from 'lucide-solid/icons/arrow-up'
import Trash from 'lucide-solid/icons/trash'
import { Show } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import type { Step, Subject } from '../../../data/contracts/index.ts'
import { formatNumber, t } from '../../i18n/index.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { answer } from '../answer/answer-state.ts'
import { compiler, describer } from '../question-catalogue.ts'
import { STEP_ICONS } from './add-step.tsx'
import styles from './step-card.module.css'
import { StepEditor } from './step-editor.tsx'

interface StepCardProps {
  step: Step
  at: number
  last: boolean
  subject: Subject
  path: string
  depth: number
  counted: boolean
  open: boolean
  onOpen: (open: boolean) => void
  onChange: (step: Step) => void
  onMove: (by: -1 | 1) => void
  onRemove: () => void
}

/** A step as a sentence with what it leaves over; a click opens it for changing. */
export function StepCard(props: StepCardProps) {
  const problem = () => {
    const own = answer.askable()?.problems.find(({ path }) => isAt(path, props.path))
    return own && t(`analysis.problem_${own.code}`)
  }
  const stepSql = () => {
    if (problem()) return ''
    const { what, steps } = props.subject
    const isAsked = (at: number) => props.counted && (answer.askable()?.places[at] ?? -1) >= 0
    const before = steps.filter((_, at) => at < props.at && isAsked(at))
    return compiler().step({ what, steps: [...before, props.step] }, before.length)
  }
  const left = () => {
    const place = props.counted ? (answer.askable()?.places[props.at] ?? -1) : -1
    return place < 0 ? undefined : answer.counts.value()?.[place + 1]
  }
  return (
    <article class={styles.card} classList={{ [styles.open ?? '']: props.open }}>
      <button
        type="button"
        class={styles.sentence}
        aria-expanded={props.open}
        onClick={() => props.onOpen(!props.open)}
      >
        <Dynamic component={STEP_ICONS[props.step.kind]} size={16} />
        <span>
          <strong>{t(`analysis.${props.step.kind}`)}</strong>
          <Show when={!problem()}>
            <span class={styles.text}>{describer().step(props.step, props.subject.what)}</span>
          </Show>
        </span>
      </button>
      <Show when={props.open}>
        <div class={styles.editor}>
          <StepEditor
            step={props.step}
            before={{ what: props.subject.what, steps: props.subject.steps.slice(0, props.at) }}
            path={props.path}
            depth={props.depth}
            onChange={(step) => props.onChange(step)}
          />
          <Show when={!problem()}>
            <details class={styles.sql}>
              <summary>SQL</summary>
              <pre>{stepSql()}</pre>
            </details>
          </Show>
        </div>
      </Show>
      <Show when={problem()}>
        {(why) => (
          <p class={styles.problem} data-tip={t('analysis.notYet')}>
            {why()}
          </p>
        )}
      </Show>
      <div class={styles.foot}>
        <Show when={left() !== undefined}>
          <p class={styles.left} data-none={left() === 0}>
            <Show when={answer.counts.loading()}>
              <span class={styles.busy} />
            </Show>
            {t('analysis.left', { n: formatNumber(left() ?? 0) })}
          </p>
        </Show>
        <div class={styles.tools}>
          <IconButton
            size="small"
            label={t('analysis.moveUp')}
            disabled={props.at === 0}
            onClick={() => props.onMove(-1)}
          >
            <ArrowUp size={14} />
          </IconButton>
          <IconButton
            size="small"
            label={t('analysis.moveDown')}
            disabled={props.last}
            onClick={() => props.onMove(1)}
          >
            <ArrowDown size={14} />
          </IconButton>
          <IconButton size="small" label={t('analysis.remove')} onClick={() => props.onRemove()}>
            <Trash size={14} />
          </IconButton>
        </div>
      </div>
    </article>
  )
}

/** Faults of others stand at their own cards. */
const isAt = (path: string, card: string) =>
  path === card || (path.startsWith(`${card}.`) && !path.startsWith(`${card}.other.steps.`))
