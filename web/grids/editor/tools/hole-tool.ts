import { cutHole } from '../../../../data/rules/coverage/operations/cut-hole.ts'
import type { PenPoint } from '../../../map/overlay/grid-edit/pen.ts'
import { snap } from '../ground/snap.ts'
import { createPathSketch } from './path-sketch.ts'
import { settle, type Tool, type ToolDesk, weigh } from './tool.ts'

/** Cuts a dedicated cell (a park of industry, a shopping centre) out of those that it lies in. */
export function createHoleTool(desk: ToolDesk, nameOf: () => string): Tool {
  const sketch = createPathSketch()
  let snapped: PenPoint['place'] | undefined
  const take = (at: PenPoint) => {
    const found = snap(at, 'all', desk.ground(), desk.coverage)
    snapped = found.to ? found.place : undefined
    return found.place
  }
  const cut = (points: readonly number[]) => {
    if (points.length < 6) return {}
    const piece = [[...points, points[0]!, points[1]!]]
    const { coverage, issueId } = desk
    return weigh(desk, cutHole(coverage, { piece, name: nameOf(), issueId }, desk.limits()))
  }
  const finish = () => {
    if (settle(desk, cut(sketch.fixed()))) sketch.clear()
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
    hint: () => ({ text: sketch.count() === 0 ? 'gridEdit.hintHoleStart' : 'gridEdit.hintHoleOn' }),
    cursor: () => 'crosshair',
    draft() {
      const points = sketch.points()
      const { refused, ...weighed } = cut(points)
      const isWrong = refused !== undefined && refused.reason !== 'nothing-changes'
      return {
        ...weighed,
        line: { points, isClosed: points.length >= 6, isRefused: isWrong },
        ...(snapped && { snapped }),
        ...(isWrong && { refused }),
      }
    },
  }
}
