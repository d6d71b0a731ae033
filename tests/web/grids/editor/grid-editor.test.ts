import { createRoot } from 'solid-js'
import { expect, test } from 'vitest'
import type { GridPlanSummary } from '../../../../data/contracts/index.ts'
import { serialIds } from '../../../../data/rules/coverage/items.ts'
import { lockCells } from '../../../../data/rules/coverage/operations/change-cells.ts'
import { mergeCells } from '../../../../data/rules/coverage/operations/merge-cells.ts'
import { createPlanDesk } from '../../../../web/grids/editor/desk/plan-desk.ts'
import { createGridEditor, type GridEditor } from '../../../../web/grids/editor/grid-editor.ts'
import { drawCoverage, idOf } from '../../../data/rules/coverage/tiny-coverage.ts'

const SUMMARY = { id: 'plan', state: 'draft' } as GridPlanSummary

function withEditor(use: (editor: GridEditor) => void): void {
  createRoot((dispose) => {
    let editor: GridEditor | undefined
    const desk = createPlanDesk({
      items: drawCoverage('AABB').items.values(),
      newId: serialIds('stroke'),
      onChange: (change, inverse) => editor?.touched(change, inverse),
    })
    editor = createGridEditor({
      plan: SUMMARY,
      desk,
      issueId: serialIds('t'),
      texts: { nameOfPart: (name) => name, nameOfHole: () => '' },
    })
    use(editor)
    dispose()
  })
}

test('a chosen cell stays chosen with another tool, until it is gone', () => {
  withEditor((editor) => {
    const { coverage } = editor.desk
    const [a, b] = [idOf(coverage, 'A'), idOf(coverage, 'B')]
    editor.select(b)
    editor.chooseTool('boundary')
    expect([editor.tool(), editor.selected()]).toEqual(['boundary', b])
    editor.commit(mergeCells(coverage, { keep: a, gone: b }).change!)
    expect(editor.selected()).toBeNull()
    editor.select(a)
    expect(editor.undo()).toBe('done')
    expect([editor.selected(), coverage.cell(b)?.id]).toEqual([a, b])
    expect(editor.redo()).toBe('done')
  })
})

test('what is handed in is not drawn on: the tool is laid down, a change does nothing', () => {
  withEditor((editor) => {
    const { coverage } = editor.desk
    const a = idOf(coverage, 'A')
    editor.chooseTool('split')
    editor.setState('review')
    expect(editor.tool()).toBe('select')
    editor.commit(lockCells(coverage, { cells: [a], locked: true }).change!)
    expect(coverage.cell(a)?.locked).toBe(false)
    expect(editor.undo()).toBe('nothing')
  })
})
