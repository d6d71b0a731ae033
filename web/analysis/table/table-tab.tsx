import { Match, Switch } from 'solid-js'
import { t } from '../../i18n/index.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { answer } from '../answer/answer-state.ts'
import { GroupTable } from './group-table.tsx'
import { ThingTable } from './thing-table.tsx'

export default function TableTab() {
  const question = () => answer.askable()?.question
  return (
    <Switch fallback={<EmptyState title={t('analysis.intro')} />}>
      <Match when={question()?.groups.length === 0 && question()}>
        {(asked) => <ThingTable subject={asked()} />}
      </Match>
      <Match when={answer.groups.value()}>{(groups) => <GroupTable answer={groups()} />}</Match>
    </Switch>
  )
}
