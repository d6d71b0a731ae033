import { createMemo, Show } from 'solid-js'
import { t } from '../../i18n/index.ts'
import { theme } from '../../session/preferences.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import type { GroupsAnswer } from '../answer/read-groups.ts'
import { describer } from '../question-catalogue.ts'
import { setChosenKey } from './brush-state.ts'
import { chartLook } from './chart-look.ts'
import { groupsOption } from './chart-options.ts'
import { ChartView } from './chart-view.tsx'
import styles from './charts-tab.module.css'
import { groupSeries } from './group-series.ts'

/** The groups as bars, largest first; over time as a line. */
export function GroupChart(props: { answer: GroupsAnswer }) {
  const parts = createMemo(() => groupSeries(props.answer))
  const option = () => {
    theme()
    return groupsOption(parts(), chartLook())
  }
  return (
    <Show when={parts().keys.length > 0} fallback={<EmptyState title={t('analysis.chartEmpty')} />}>
      <div class={styles.single}>
        <ChartView
          label={describer().question(props.answer.question)}
          option={option()}
          onChoose={(bin) => setChosenKey(parts().keys[bin] ?? null)}
        />
      </div>
    </Show>
  )
}
