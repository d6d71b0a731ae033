import { createMemo, For, Show } from 'solid-js'
import type { CellId } from '../../../../data/contracts/index.ts'
import { GRID_LIMITS } from '../../../../data/registry/grid-limits.ts'
import type { CellTally } from '../../../../data/rules/coverage/tally/tally.ts'
import { formatArea, formatLength, formatNumber, formatPercent, t } from '../../../i18n/index.ts'
import { judge, MEASURES, type Measure, measureOf, type Verdict } from '../cell-load.ts'
import type { GridEditor } from '../grid-editor.ts'
import styles from './living-edge.module.css'

/** More cells than this side by side nobody can read. */
const COLUMNS = [0, 1, 2]

/** What the cells hold, and what they would hold if what is in the hand were let go now. Made once: a drag but fills it. */
export function LivingEdge(props: { editor: GridEditor; isMoving: boolean }) {
  const { editor } = props
  const cells = createMemo(() => shownCells(editor), [], {
    equals: (a, b) => a.join() === b.join(),
  })
  const more = () => Math.max(0, editor.preview().size - cells().length)
  return (
    <>
      <table class={styles.table} data-living-edge data-moving={props.isMoving}>
        <caption class="visually-hidden">{t('gridEdit.livingEdge')}</caption>
        <thead>
          <tr>
            <td />
            <For each={COLUMNS}>
              {(k) => (
                <th scope="col" hidden={cells()[k] === undefined}>
                  {nameOf(editor, cells()[k])}
                </th>
              )}
            </For>
          </tr>
        </thead>
        <tbody>
          <For each={MEASURES}>
            {(measure) => (
              <tr>
                <th scope="row">{t(`gridEdit.${measure}`)}</th>
                <For each={COLUMNS}>
                  {(k) => <Figure editor={editor} cell={cells()[k]} measure={measure} />}
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

/** Those that exist already first, the selected one before all; the same ones always in the same order. */
function shownCells(editor: GridEditor): CellId[] {
  const rank = (id: CellId) =>
    id === editor.selected() ? 0 : editor.desk.coverage.cell(id) ? 1 : 2
  const order = (a: CellId, b: CellId) => rank(a) - rank(b) || (a < b ? -1 : 1)
  return [...editor.preview().keys()].sort(order).slice(0, COLUMNS.length)
}

function nameOf({ desk, draft }: GridEditor, id: CellId | undefined): string {
  if (id === undefined) return ''
  const known = desk.coverage.cell(id)
  const drafted = draft().change?.put.find((item) => item.id === id)
  const name = known?.name ?? (drafted && 'name' in drafted ? drafted.name : '')
  return name === '' ? t('gridEdit.newCell') : name
}

interface FigureProps {
  editor: GridEditor
  /** Nothing is shown in a column without one. */
  cell: CellId | undefined
  measure: Measure
}

function Figure(props: FigureProps) {
  const figure = createMemo(() => lookOf(props), NO_FIGURE, {
    equals: (a, b) => FIGURE_PARTS.every((part) => a[part] === b[part]),
  })
  return (
    <td data-verdict={figure().verdict} hidden={props.cell === undefined}>
      <span class={styles.now}>{figure().text}</span>
      <span class={styles.word} hidden={figure().word === ''}>
        {figure().word}
      </span>
      <span class={styles.difference} data-up={figure().isUp}>
        {figure().difference}
      </span>
    </td>
  )
}

interface FigureLook {
  text: string
  verdict: Verdict
  word: string
  difference: string
  isUp: boolean
}

const FIGURE_PARTS = ['text', 'verdict', 'word', 'difference', 'isUp'] as const
const NO_FIGURE: FigureLook = { text: '', verdict: null, word: '', difference: '', isUp: false }

function lookOf({ editor, cell, measure }: FigureProps): FigureLook {
  if (cell === undefined) return NO_FIGURE
  const value = (tally: CellTally | undefined) =>
    tally && measureOf(measure, tally, editor.workforce(cell))
  const [before, after] = [value(editor.tally(cell)), value(editor.preview().get(cell))]
  const isKnown = editor.facts() !== null || GEOMETRIC.includes(measure)
  const text = (figure: number | undefined) =>
    figure === undefined || !isKnown ? '…' : figureText(measure, figure)
  const kind = editor.desk.coverage.cell(cell)?.kind ?? 'general'
  const verdict = after === undefined || !isKnown ? null : judge(measure, after, kind)
  const [was, now] = [before ?? 0, after ?? 0]
  const isSame = !isKnown || was === now || text(before) === text(after)
  return {
    text: text(after),
    verdict,
    word: verdict === 'low' || verdict === 'high' ? wordOf(measure, verdict) : '',
    difference: isSame ? '' : differenceText(measure, now - was),
    isUp: now > was,
  }
}

/** Known before anything is counted. */
const GEOMETRIC: readonly Measure[] = ['areaM2', 'perimeterM', 'compactness']

const wordOf = (measure: Measure, verdict: 'low' | 'high') =>
  t(`gridEdit.verdict_${measure}_${verdict}` as 'gridEdit.verdict_households_low')

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
