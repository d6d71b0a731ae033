import type { CellId } from '../../../../data/rules/coverage/items.ts'
import { mergeCells } from '../../../../data/rules/coverage/operations/merge-cells.ts'
import { cellAt } from './select-tool.ts'
import { settle, type Tool, type ToolDesk, weigh } from './tool.ts'

/** Makes two neighbours one: the first one clicked keeps its name and code. */
export function createMergeTool(desk: ToolDesk): Tool {
  let hovered: CellId | null = null
  const merged = (gone: CellId) => {
    const keep = desk.selected()
    return keep && keep !== gone
      ? weigh(desk, mergeCells(desk.coverage, { keep, gone }, desk.limits()))
      : {}
  }
  const nameOf = (id: CellId | null) => (id && desk.coverage.cell(id)?.name) || '—'
  return {
    move(at) {
      hovered = at && cellAt(desk, at)
    },
    click(at) {
      const cell = cellAt(desk, at)
      if (!cell || !desk.selected() || cell === desk.selected()) return desk.select(cell)
      settle(desk, merged(cell))
      hovered = null
    },
    cancel() {
      const wasBusy = desk.selected() !== null
      desk.select(null)
      return wasBusy
    },
    hint() {
      const keep = desk.selected()
      if (!keep) return { text: 'gridEdit.hintMergeFirst' }
      if (!hovered || hovered === keep) {
        return { text: 'gridEdit.hintMergeSecond', values: { name: nameOf(keep) } }
      }
      const values = { gone: nameOf(hovered), name: nameOf(keep) }
      return { text: 'gridEdit.hintMergeReady', values }
    },
    cursor: () => (hovered ? 'pointer' : ''),
    draft: () =>
      hovered && hovered !== desk.selected() ? { cells: [hovered], ...merged(hovered) } : {},
  }
}
