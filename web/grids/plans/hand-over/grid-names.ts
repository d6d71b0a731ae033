import { createMemo } from 'solid-js'
import { divisionOf } from '../../../session/divisions.ts'
import type { GridEditor } from '../../editor/grid-editor.ts'

/** Names of grids by their codes: as in the plan, else as in force; of others the code. */
export function gridNames(editor: GridEditor): (code: string) => string {
  const names = createMemo(() => {
    editor.revision()
    const cells = [...editor.desk.coverage.cells()]
    return new Map(cells.flatMap(({ code, name }) => (code === null ? [] : [[code, name]])))
  })
  return (code) => names().get(code) ?? divisionOf(code)?.name ?? code
}
