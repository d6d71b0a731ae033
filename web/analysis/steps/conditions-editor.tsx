import type { ConditionStep } from '../../../data/contracts/index.ts'
import { asGroup } from './condition-edits.ts'
import { ConditionList } from './condition-list.tsx'
import type { StepEditorProps } from './step-editor.tsx'

export function ConditionsEditor(props: StepEditorProps<ConditionStep>) {
  return (
    <ConditionList
      group={asGroup(props.step.condition)}
      subject={props.before}
      nested={false}
      onChange={(condition) => props.onChange({ kind: 'conditions', condition })}
    />
  )
}
