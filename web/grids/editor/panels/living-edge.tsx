import { createMemo, For, Show } from 'solid-js'
import type { CellId } from '../../../../data/contracts/index.ts'
import { GRID_LIMITS } from '../../../../data/registry/grid-limits.ts'
import type { CellTally } from '../../../../data/rules/coverage/tally/tally.ts'
import { formatArea, formatLength, formatNumber, formatPercent, t } from '../../../i18n/index.ts'
import { judge, MEASURES, type Measure, measureOf, type Verdict } from '../cell-load.ts'
import type { GridEditor } from '../grid-editor.ts'
import styles from './living-edge.module.css'

/** More cells than this side by side nobody can read. */
const MOST_SHOWN = 3

/** What the cells hold, and what they would hold if what is in the hand were let go now. */
export function LivingEdge(props: { editor: GridEditor }) {
  const { editor } = props
  const cells = createMemo(() => shownCells(editor), [], {
    equals: (a, b) => a.join() === b.join(),
  })
  const more = () => Math.max(0, editor.preview().size - cells().length)
  return (
    <>
      <table
        class={styles.table}
        data-living-edge
        data-moving={editor.draft().change !== undefined}
      >
        <caption class="visually-hidden">{t('gridEdit.livingEdge')}</caption>
        <thead>
          <tr>
            <td />
            <For each={cells()}>{(id) => <th scope="col">{nameOf(editor, id)}</th>}</For>
          </tr>
        </thead>
        <tbody>
          <For each={MEASURES}>
            {(measure) => (
              <tr>
                <th scope="row">{t(`gridEdit.${measure}`)}</th>
                <For each={cells()}>
                  {(id) => <Figure editor={editor} cell={id} measure={measure} />}
                </For>
              </tr>
            )}
          </For>
        </tbody>
      </table>
      <Show when={more() > 0}>
        <p class={styles.more}>{t('gridEdit.moreCells', { count: more() })}</p>
      </Show>
      <p class={styles.more}>
        {t('gridEdit.limits', { low: GRID_LIMITS.householdsLow, high: GRID_LIMITS.householdsHigh })}
      </p>
    </>
  )
}

/** Those that exist already first, the selected one before all. */
function shownCells(editor: GridEditor): CellId[] {
  const rank = (id: CellId) =>
    id === editor.selected() ? 0 : editor.desk.coverage.cell(id) ? 1 : 2
  return [...editor.preview().keys()].sort((a, b) => rank(a) - rank(b)).slice(0, MOST_SHOWN)
}

function nameOf({ desk, draft }: GridEditor, id: CellId): string {
  const known = desk.coverage.cell(id)
  const drafted = draft().change?.put.find((item) => item.id === id)
  const name = known?.name ?? (drafted && 'name' in drafted ? drafted.name : '')
  return name === '' ? t('gridEdit.newCell') : name
}

interface FigureProps {
  editor: GridEditor
  cell: CellId
  measure: Measure
}

function Figure(props: FigureProps) {
  const force = () => props.editor.workforce(props.cell)
  const value = (tally: CellTally | undefined) => tally && measureOf(props.measure, tally, force())
  const before = () => value(props.editor.tally(props.cell))
  const after = () => value(props.editor.preview().get(props.cell))
  const isKnown = () =>
    props.editor.facts() !== null || ['areaM2', 'perimeterM', 'compactness'].includes(props.measure)
  const kind = () => props.editor.desk.coverage.cell(props.cell)?.kind ?? 'general'
  const verdict = (): Verdict => {
    const now = after()
    return now === undefined || !isKnown() ? null : judge(props.measure, now, kind())
  }
  const text = (figure: number | undefined) =>
    figure === undefined || !isKnown() ? '…' : figureText(props.measure, figure)
  const difference = () => {
    const [was, now] = [before() ?? 0, after() ?? 0]
    const isSame = text(was) === text(now) || !isKnown()
    return isSame ? '' : differenceText(props.measure, now - was)
  }
  return (
    <td data-verdict={verdict()}>
      <span class={styles.now}>{text(after())}</span>
      <Show when={verdict() === 'low' || verdict() === 'high'}>
        <span class={styles.word}>
          {t(`gridEdit.verdict_${props.measure}_${verdict()}` as 'gridEdit.verdict_households_low')}
        </span>
      </Show>
      <span class={styles.difference} data-up={(after() ?? 0) > (before() ?? 0)}>
        {difference()}
      </span>
    </td>
  )
}

export function figureText(measure: Measure, value: number): string {
  switch (measure) {
    case 'areaM2':
      return formatArea(value)
    case 'perimeterM':
      return formatLength(value)
    case 'compactness':
      return formatNumber(value, 2)
    case 'load':
      return Number.isFinite(value) ? formatPercent(value) : t('gridEdit.nobody')
    default:
      return formatNumber(value)
  }
}

function differenceText(measure: Measure, by: number): string {
  if (!Number.isFinite(by)) return ''
  return (by > 0 ? '+' : '−') + figureText(measure, Math.abs(by))
}
