import { createMemo, createSignal, Show } from 'solid-js'
import type { ColumnDefinition, Subject } from '../../../data/contracts/index.ts'
import { isNumber, tellingColumns } from '../../../data/rules/question/index.ts'
import { formatDate, formatDateTime, formatNumber, t, text } from '../../i18n/index.ts'
import type { ResultValue } from '../../query/index.ts'
import { createLoad } from '../../session/create-load.ts'
import { goToPlace } from '../../session/go-to.ts'
import { changeView } from '../../session/view.ts'
import { Button } from '../../ui/button.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { answer } from '../answer/answer-state.ts'
import { brushSteps, setBrushMask, setBrushSteps } from '../charts/brush-state.ts'
import { ask } from '../engine.ts'
import { localTime } from '../local-time.ts'
import { compiler, questionCatalogue } from '../question-catalogue.ts'
import styles from './virtual-rows.module.css'
import { type Sorting, type TableColumn, VirtualRows } from './virtual-rows.tsx'

/** More than these nobody scrolls through: the first of the chosen order. */
const MOST_ROWS = 50_000

/** The things one by one; a click shows one on the map. */
export function ThingTable(props: { subject: Subject }) {
  const [sorting, setSorting] = createSignal<Sorting | null>(null)
  const shown = createMemo(() => {
    const dataset = questionCatalogue.dataset(props.subject.what)
    return dataset ? columnsOf(dataset.columns, tellingColumns(dataset)) : []
  })
  const rows = createLoad(
    () => JSON.stringify([brushed(props.subject), sorting()]),
    (key, signal) => {
      const [subject, order] = JSON.parse(key) as [Subject, Sorting | null]
      const columns = ['lon', 'lat', ...shown().map(({ name }) => name)]
      const wish = { columns, limit: MOST_ROWS, ...(order && { orderBy: order }) }
      return ask(compiler().rows(subject, wish), { signal })
    },
    { keep: true },
  )
  const total = () => {
    const shown = rows.value()?.rowCount ?? 0
    return brushSteps().length > 0 ? shown : (answer.counts.value()?.at(-1) ?? shown)
  }
  const headings = (): TableColumn[] =>
    shown().map((column) => ({
      key: column.name,
      label: text(column.label),
      number: isNumber(column),
      width: WIDTHS[column.name] ?? 'minmax(8rem, 1fr)',
    }))
  const open = (row: number) => {
    const found = rows.value()
    const code = found?.column('code')?.value(row)
    if (typeof code !== 'string') return
    changeView({ selection: { layer: props.subject.what, code } })
    const [lon, lat] = [found?.column('lon')?.value(row), found?.column('lat')?.value(row)]
    if (typeof lon === 'number' && typeof lat === 'number') goToPlace([lon, lat])
  }
  const cell = (row: number, { key }: TableColumn) => {
    const column = shown().find(({ name }) => name === key)
    return column ? cellText(rows.value()?.column(key)?.value(row) ?? null, column) : ''
  }
  return (
    <Show
      when={!rows.error()}
      fallback={<ErrorState error={rows.error()} onRetry={() => rows.reload()} />}
    >
      <p class={styles.note}>
        {total() > MOST_ROWS
          ? t('analysis.rowsShown', { n: formatNumber(MOST_ROWS), total: formatNumber(total()) })
          : t('analysis.rowsAll', { n: formatNumber(total()) })}
        <Show when={brushSteps().length > 0}>
          <span>{t('findings.brushKept')}</span>
          <Button size="small" onClick={dropBrush}>
            {t('findings.clear')}
          </Button>
        </Show>
      </p>
      <VirtualRows
        label={t('analysis.table')}
        columns={headings()}
        count={rows.value()?.rowCount ?? 0}
        sorting={sorting()}
        cell={cell}
        onSort={setSorting}
        onRow={open}
      />
    </Show>
  )
}

function dropBrush(): void {
  setBrushMask(null)
  setBrushSteps([])
}

const WIDTHS: Readonly<Record<string, string>> = {
  title: 'minmax(15rem, 2fr)',
  code: '13rem',
}

/** What was chosen in charts and labels narrows the rows down too. */
const brushed = ({ what, steps }: Subject): Subject => ({
  what,
  steps: [...steps, ...brushSteps()],
})

function columnsOf(all: readonly ColumnDefinition[], telling: readonly ColumnDefinition[]) {
  const code = all.filter(({ name }) => name === 'code')
  const title = telling.filter(({ name }) => name === 'title')
  return [...title, ...code, ...telling.filter(({ name }) => name !== 'title')]
}

function cellText(value: ResultValue, { type, values }: ColumnDefinition): string {
  if (value === null) return ''
  if (Array.isArray(value)) return value.join('、')
  if (typeof value === 'boolean') return t(value ? 'analysis.yes' : 'analysis.no')
  if (type === 'date') return formatDate(localTime(Number(value)))
  if (type === 'time') return formatDateTime(localTime(Number(value)))
  if (typeof value === 'number') return formatNumber(value, 2)
  const known = values?.find((one) => one.value === value)
  return known ? text(known.name) : String(value)
}
