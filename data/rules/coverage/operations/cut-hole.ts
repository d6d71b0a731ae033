import type { EditLimits } from '../check-draft.ts'
import type { CoverageView } from '../coverage.ts'
import { type EditOutcome, edit } from '../edit.ts'
import { faceAt } from '../faces.ts'
import { type Cell, type CellId, type IssueId, OUTSIDE } from '../items.ts'
import { layPiece, type Piece } from '../lay-piece.ts'
import { refuse } from '../refuse.ts'

export interface Hole {
  piece: Piece
  name: string
  issueId: IssueId
}

/** Cuts a new 专属网格 (a park of industry, a shopping centre) out of the cells that it lies in. */
export function cutHole(
  coverage: CoverageView,
  { piece, name, issueId }: Hole,
  limits: EditLimits = {},
): EditOutcome {
  return edit(coverage, 'cut-hole', limits, (draft) => {
    const [x, y] = [(piece[0]![0]! + piece[0]![2]!) / 2, (piece[0]![1]! + piece[0]![3]!) / 2]
    const host = faceAt(draft, x, y)
    if (host === OUTSIDE) return refuse('outside', [x, y])
    const id: CellId = `cell:${issueId()}`
    const { community } = draft.cell(host)!
    const cell: Cell = { id, code: null, name, kind: 'dedicated', community, locked: false }
    draft.put(cell)
    if (layPiece(draft, piece, id, issueId).has(OUTSIDE)) refuse('outside', [x, y])
  })
}
