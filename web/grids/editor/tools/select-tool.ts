import { readingOrder } from '../../../../data/rules/coverage/codes.ts'
import { faceAt } from '../../../../data/rules/coverage/faces.ts'
import { type CellId, OUTSIDE } from '../../../../data/rules/coverage/items.ts'
import type { PenPoint } from '../../../map/overlay/grid-edit/pen.ts'
import type { Tool, ToolDesk } from './tool.ts'

/** A click chooses a cell; Tab goes from cell to cell as one reads. */
export function createSelectTool(desk: ToolDesk): Tool {
  let hovered: CellId | null = null
  return {
    move(at) {
      hovered = at && cellAt(desk, at)
    },
    click: (at) => desk.select(cellAt(desk, at)),
    key({ key, shift }) {
      if (key !== 'Tab') return false
      desk.select(nextCell(desk, shift ? -1 : 1))
      return true
    },
    cancel() {
      const was = desk.selected()
      desk.select(null)
      return was !== null
    },
    hint: () => ({ text: hovered ? 'gridEdit.hintSelectOver' : 'gridEdit.hintSelect' }),
    cursor: () => (hovered ? 'pointer' : ''),
    draft: () => (hovered && hovered !== desk.selected() ? { cells: [hovered] } : {}),
  }
}

export function cellAt({ coverage }: Pick<ToolDesk, 'coverage'>, at: PenPoint): CellId | null {
  const face = faceAt(coverage, ...at.place)
  return face === OUTSIDE ? null : face
}

function nextCell({ coverage, selected }: ToolDesk, step: 1 | -1): CellId | null {
  const cells = readingOrder(coverage, [...coverage.cells()])
  if (cells.length === 0) return null
  const at = cells.findIndex(({ id }) => id === selected())
  const next = at < 0 ? (step > 0 ? 0 : cells.length - 1) : at + step
  return cells[(next + cells.length) % cells.length]!.id
}
