import { Match, Switch } from 'solid-js'
import { t } from '../../i18n/index.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { answer } from '../answer/answer-state.ts'
import { GroupChart } from './group-chart.tsx'
import { ThingCharts } from './thing-charts.tsx'

export default function ChartsTab() {
  const question = () => answer.askable()?.question
  return (
    <Switch fallback={<EmptyState title={t('analysis.intro')} />}>
      <Match when={question()?.groups.length === 0 && question()}>
        {(asked) => <ThingCharts subject={asked()} />}
      </Match>
      <Match when={answer.groups.value()}>{(groups) => <GroupChart answer={groups()} />}</Match>
    </Switch>
  )
}
