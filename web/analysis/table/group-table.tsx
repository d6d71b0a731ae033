import { createMemo, createSignal, Show } from 'solid-js'
import type { Question } from '../../../data/contracts/index.ts'
import { formatNumber, t } from '../../i18n/index.ts'
import { createLoad } from '../../session/create-load.ts'
import { divisionOf } from '../../session/divisions.ts'
import { goToBounds } from '../../session/go-to.ts'
import type { GroupRow, GroupsAnswer } from '../answer/read-groups.ts'
import { setChosenKey } from '../charts/brush-state.ts'
import { groupName } from '../group-names.ts'
import { measureText } from '../map/class-legend.tsx'
import { describer } from '../question-catalogue.ts'
import { type Courses, hasCourses, readCourses } from './read-courses.ts'
import { Sparkline } from './sparkline.tsx'
import styles from './virtual-rows.module.css'
import { type Sorting, type TableColumn, VirtualRows } from './virtual-rows.tsx'

/** The groups with their measure as number and bar; pointing at one shows it on the map. */
export function GroupTable(props: { answer: GroupsAnswer }) {
  const [sorting, setSorting] = createSignal<Sorting>({ column: 'value', descending: true })
  const question = () => props.answer.question
  const name = (row: GroupRow, place: 0 | 1) => {
    const grouping = question().groups[place]
    return grouping ? groupName(place === 0 ? row.key : row.second, grouping, question().what) : ''
  }
  const rows = createMemo(() => {
    const { column, descending } = sorting()
    const compare = COMPARE[column] ?? COMPARE.value!
    const sorted = [...props.answer.rows].sort(compare)
    return descending ? sorted.reverse() : sorted
  })
  const most = createMemo(() => Math.max(...rows().map(({ value }) => Math.abs(value) || 0), 1e-9))
  const courses = createLoad(
    () => (hasCourses(question()) ? JSON.stringify(question()) : null),
    (key, signal) => readCourses(JSON.parse(key) as Question, signal),
  )
  const columns = (): TableColumn[] => {
    const { groups, measure, what } = question()
    const keys = groups.map((grouping, i) => ({
      key: i === 0 ? 'key' : 'second',
      label: describer().grouping(grouping, what),
      number: false,
      width: 'minmax(14rem, 2fr)',
    }))
    return [
      ...keys,
      {
        key: 'value',
        label: describer().measure(measure, what),
        number: true,
        width: 'minmax(16rem, 2fr)',
      },
      ...(measure.kind === 'count'
        ? []
        : [{ key: 'things', label: t('analysis.count'), number: true, width: '8rem' }]),
      ...(hasCourses(question())
        ? [{ key: 'course', label: t('findings.trend'), number: false, width: '8rem' }]
        : []),
    ]
  }
  const cell = (index: number, column: TableColumn) => {
    const row = rows()[index]
    if (!row) return ''
    if (column.key === 'key') return name(row, 0)
    if (column.key === 'second') return name(row, 1)
    if (column.key === 'things') return formatNumber(row.things)
    if (column.key === 'course') return <Course courses={courses.value()} of={row.key} />
    return (
      <span class={styles.amount}>
        <span style={{ width: `${(100 * Math.abs(row.value || 0)) / most()}%` }} />
        <span>{measureText(row.value, question().measure)}</span>
      </span>
    )
  }
  const open = (index: number) => {
    const row = rows()[index]
    const division = row && divisionOf(row.key)
    if (division) goToBounds(division.bounds)
  }
  return (
    <VirtualRows
      label={t('analysis.table')}
      columns={columns()}
      count={rows().length}
      sorting={sorting()}
      cell={cell}
      onSort={setSorting}
      onRow={open}
      onPoint={(index) => setChosenKey(rows()[index]?.key ?? null)}
    />
  )
}

function Course(props: { courses: Courses | undefined; of: string }) {
  const label = ({ starts }: Courses) =>
    t('findings.trendOf', {
      n: starts.length,
      from: starts[0]!.slice(0, 7),
      to: starts.at(-1)!.slice(0, 7),
    })
  return (
    <Show when={props.courses}>
      {(known) => (
        <Sparkline
          label={label(known())}
          values={[...(known().byKey.get(props.of) ?? known().starts.map(() => 0))]}
        />
      )}
    </Show>
  )
}

const byText = (a: string, b: string) => a.localeCompare(b, 'zh-CN', { numeric: true })

const COMPARE: Readonly<Record<string, (a: GroupRow, b: GroupRow) => number>> = {
  key: (a, b) => byText(a.key, b.key) || byText(a.second, b.second),
  second: (a, b) => byText(a.second, b.second) || byText(a.key, b.key),
  things: (a, b) => a.things - b.things,
  value: (a, b) => (Number.isNaN(a.value) ? -1 : Number.isNaN(b.value) ? 1 : a.value - b.value),
}
