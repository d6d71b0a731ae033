import { faceAt } from '../../../../data/rules/coverage/faces.ts'
import { type CellId, OUTSIDE } from '../../../../data/rules/coverage/items.ts'
import { splitCell } from '../../../../data/rules/coverage/operations/split-cell.ts'
import type { PenPoint } from '../../../map/overlay/grid-edit/pen.ts'
import { snap } from '../ground/snap.ts'
import { createPathSketch } from './path-sketch.ts'
import { settle, type Tool, type ToolDesk, type Weighed, weigh } from './tool.ts'

/** Cuts a cell in two along a line drawn across it. */
export function createSplitTool(desk: ToolDesk): Tool {
  const sketch = createPathSketch()
  let snapped: PenPoint['place'] | undefined

  const take = (at: PenPoint) => {
    const found = snap(at, 'all', desk.ground(), desk.coverage)
    snapped = found.to ? found.place : undefined
    return found.place
  }
  const outcomeOf = (line: readonly number[]): Weighed & { cell?: CellId } => {
    const cell = line.length < 4 ? undefined : cellUnder(desk, line)
    if (!cell) return {}
    const { coverage, issueId } = desk
    const name = desk.nameOfPart(cell)
    return {
      cell,
      ...weigh(desk, splitCell(coverage, { cell, line, issueId, name }, desk.limits())),
    }
  }
  const finish = () => {
    const { cell, ...weighed } = outcomeOf(sketch.fixed())
    if (!weighed.change && !weighed.refused) return desk.refuse({ reason: 'no-cut' })
    if (!settle(desk, weighed)) return
    sketch.clear()
    if (cell) desk.select(cell)
  }
  return {
    move(at) {
      snapped = undefined
      sketch.pointTo(at && take(at))
    },
    click: (at) => sketch.add(take(at)),
    doubleClick(at) {
      sketch.add(take(at))
      finish()
    },
    key({ key }) {
      if (sketch.count() === 0) return false
      if (key === 'Enter') finish()
      else if (key === 'Backspace') sketch.removeLast()
      else return false
      return true
    },
    cancel() {
      const wasBusy = sketch.count() > 0
      sketch.clear()
      return wasBusy
    },
    hint() {
      if (sketch.count() === 0) return { text: 'gridEdit.hintSplitStart' }
      const { change, refused } = outcomeOf(sketch.points())
      if (change) return { text: 'gridEdit.hintSplitReady' }
      return {
        text:
          refused?.reason === 'no-cut' || !refused
            ? 'gridEdit.hintSplitOn'
            : 'gridEdit.hintSplitNot',
      }
    },
    cursor: () => 'crosshair',
    draft() {
      const points = sketch.points()
      const { change, refused, refusedAt } = outcomeOf(points)
      const isWrong = refused !== undefined && refused.reason !== 'no-cut'
      return {
        change,
        line: { points, isClosed: false, isRefused: isWrong },
        ...(snapped && { snapped }),
        ...(isWrong && { refused, refusedAt }),
      }
    },
  }
}

/** The selected one if the line touches it, else the one that most of the line is in. */
function cellUnder(desk: ToolDesk, line: readonly number[]): CellId | undefined {
  const lengths = new Map<CellId, number>()
  for (let i = 0; i + 3 < line.length; i += 2) {
    const [dx, dy] = [line[i + 2]! - line[i]!, line[i + 3]! - line[i + 1]!]
    for (let part = 0.125; part < 1; part += 0.25) {
      const face = faceAt(desk.coverage, line[i]! + part * dx, line[i + 1]! + part * dy)
      if (face !== OUTSIDE) lengths.set(face, (lengths.get(face) ?? 0) + Math.hypot(dx, dy))
    }
  }
  const selected = desk.selected()
  if (selected && lengths.has(selected)) return selected
  return [...lengths].sort((a, b) => b[1] - a[1])[0]?.[0]
}
