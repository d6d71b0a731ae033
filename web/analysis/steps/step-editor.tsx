import { Match, Switch } from 'solid-js'
import type { Step, Subject } from '../../../data/contracts/index.ts'
import { ConditionsEditor } from './conditions-editor.tsx'
import { HoursEditor } from './hours-editor.tsx'
import { LinkedEditor } from './linked-editor.tsx'
import { PeriodStepEditor } from './period-editor.tsx'
import { PlaceEditor } from './place-editor.tsx'

export interface StepEditorProps<Kind extends Step = Step> {
  step: Kind
  /** What the steps before have left over: counts are counted among these. */
  before: Subject
  path: string
  depth: number
  onChange: (step: Step) => void
}

export function StepEditor(props: StepEditorProps) {
  const as = <Kind extends Step['kind']>(...kinds: Kind[]) => {
    const { step } = props
    return (kinds as string[]).includes(step.kind) && (step as Extract<Step, { kind: Kind }>)
  }
  const rest = {
    get before() {
      return props.before
    },
    get path() {
      return props.path
    },
    get depth() {
      return props.depth
    },
    onChange: (step: Step) => props.onChange(step),
  }
  return (
    <Switch>
      <Match when={as('place')}>{(step) => <PlaceEditor {...rest} step={step()} />}</Match>
      <Match when={as('period')}>{(step) => <PeriodStepEditor {...rest} step={step()} />}</Match>
      <Match when={as('hours')}>{(step) => <HoursEditor {...rest} step={step()} />}</Match>
      <Match when={as('conditions')}>
        {(step) => <ConditionsEditor {...rest} step={step()} />}
      </Match>
      <Match when={as('related', 'change')}>
        {(step) => <LinkedEditor {...rest} step={step()} />}
      </Match>
    </Switch>
  )
}
