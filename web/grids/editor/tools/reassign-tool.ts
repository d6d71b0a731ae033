import { faceAt } from '../../../../data/rules/coverage/faces.ts'
import type { CellId } from '../../../../data/rules/coverage/items.ts'
import { reassignPieces } from '../../../../data/rules/coverage/operations/reassign-pieces.ts'
import type { PenPoint } from '../../../map/overlay/grid-edit/pen.ts'
import { type GivenUnit, unitAt, unitsIn } from './pieces.ts'
import { cellAt } from './select-tool.ts'
import { settle, type Tool, type ToolDesk, weigh } from './tool.ts'

/** Least way of the hand before a lasso is one, in reaches. */
const LEAST_LASSO = 2

/**
 * Gives buildings, estates or blocks to the selected cell: a click one, a lasso those inside, with Shift a brush those that
 * it passes over.
 */
export function createReassignTool(desk: ToolDesk): Tool {
  let hovered: GivenUnit | undefined
  let lasso: number[] = []
  let painted: Map<string, GivenUnit> | null = null

  const given = (units: readonly GivenUnit[]) => {
    const to = desk.selected()
    if (!to || units.length === 0) return {}
    const { coverage, issueId } = desk
    const pieces = units.map(({ piece }) => piece)
    return weigh(desk, reassignPieces(coverage, { pieces, to, issueId }, desk.limits()))
  }
  const isOthers = ({ middle }: GivenUnit, to: CellId | null) =>
    faceAt(desk.coverage, ...middle) !== to
  const look = (at: PenPoint) => {
    const unit = unitAt(desk, at.place, desk.selected())
    return unit && isOthers(unit, desk.selected()) ? unit : undefined
  }
  const paint = (at: PenPoint) => {
    const unit = look(at)
    if (unit) painted?.set(unit.code, unit)
  }
  const units = (): readonly GivenUnit[] => {
    const to = desk.selected()
    if (painted) return [...painted.values()]
    if (lasso.length >= 6 && to) return unitsIn(desk, closed(lasso), to)
    return hovered ? [hovered] : []
  }
  const end = () => {
    painted = null
    lasso = []
  }
  return {
    down(at) {
      if (!desk.selected()) return false
      if (at.shift) {
        painted = new Map()
        paint(at)
      } else lasso = [...at.place]
      return true
    },
    drag(at) {
      if (painted) return paint(at)
      const [x, y] = at.place
      if (Math.hypot(x - lasso.at(-2)!, y - lasso.at(-1)!) > at.reachUnits / 3) lasso.push(x, y)
    },
    up(at) {
      const isDrawn = painted !== null || isLasso(lasso, at.reachUnits)
      const chosen = isDrawn ? units() : []
      end()
      if (chosen.length > 0) settle(desk, given(chosen))
    },
    move(at) {
      hovered = at ? look(at) : undefined
    },
    click(at) {
      const cell = cellAt(desk, at)
      if (!desk.selected()) return desk.select(cell)
      const unit = look(at)
      if (unit) settle(desk, given([unit]))
      else if (cell) desk.select(cell)
      hovered = undefined
    },
    cancel() {
      const wasBusy = painted !== null || lasso.length > 0
      end()
      if (!wasBusy && desk.selected()) {
        desk.select(null)
        return true
      }
      return wasBusy
    },
    hint() {
      const to = desk.selected()
      if (!to) return { text: 'gridEdit.hintReassignFirst' }
      const values = { name: desk.coverage.cell(to)?.name ?? '', count: units().length }
      if (painted || lasso.length >= 6) return { text: 'gridEdit.hintReassignMany', values }
      return { text: hovered ? 'gridEdit.hintReassignOne' : 'gridEdit.hintReassign', values }
    },
    cursor: () => (hovered ? 'pointer' : 'crosshair'),
    draft() {
      const chosen = units()
      const line = lasso.length >= 4 && !painted ? { points: lasso, isClosed: true } : undefined
      const weighed = given(chosen)
      return { pieces: chosen.map(({ outline }) => outline), line, ...weighed }
    },
  }
}

const closed = (line: readonly number[]) => [...line, line[0]!, line[1]!]

function isLasso(line: readonly number[], reach: number): boolean {
  let far = 0
  for (let i = 2; i < line.length; i += 2) {
    far = Math.max(far, Math.hypot(line[i]! - line[0]!, line[i + 1]! - line[1]!))
  }
  return far > LEAST_LASSO * reach
}
