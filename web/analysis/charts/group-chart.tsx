import { createMemo, Show } from 'solid-js'
import { t } from '../../i18n/index.ts'
import { theme } from '../../session/preferences.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import type { GroupsAnswer } from '../answer/read-groups.ts'
import { groupName } from '../group-names.ts'
import { describer } from '../question-catalogue.ts'
import { setChosenKey } from './brush-state.ts'
import { chartLook } from './chart-look.ts'
import { groupsOption } from './chart-options.ts'
import { ChartView } from './chart-view.tsx'
import styles from './charts-tab.module.css'

const MOST_BARS = 40
const MOST_SERIES = 7

/** The groups as bars, largest first; over time as a line. */
export function GroupChart(props: { answer: GroupsAnswer }) {
  const parts = createMemo(() => {
    const { question, rows } = props.answer
    const [first, second] = question.groups
    const isTime = first?.by === 'time'
    const sums = new Map<string, number>()
    for (const { key, value } of rows) sums.set(key, (sums.get(key) ?? 0) + (value || 0))
    const keys = isTime
      ? [...sums.keys()]
      : [...sums.keys()].sort((a, b) => sums.get(b)! - sums.get(a)!).slice(0, MOST_BARS)
    const seconds = [...new Set(rows.map((row) => row.second))].slice(0, MOST_SERIES)
    const values = new Map(rows.map(({ key, second: s, value }) => [`${key}\n${s}`, value]))
    return {
      keys,
      isTime,
      labels: first ? keys.map((key) => groupName(key, first, question.what)) : [],
      series: seconds.map((s) => ({
        name: second
          ? groupName(s, second, question.what)
          : describer().measure(question.measure, question.what),
        values: keys.map((key) => values.get(`${key}\n${s}`) ?? null),
      })),
    }
  })
  const option = () => {
    theme()
    const { labels, series, isTime } = parts()
    return groupsOption(labels, series, isTime, chartLook())
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
