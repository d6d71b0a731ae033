import type {
  CoverageChange,
  CoverageId,
  CoverageItem,
} from '../../../../data/contracts/coverage.ts'
import type { Coverage } from '../../../../data/rules/coverage/coverage.ts'

/** One stroke with the way back: what undo, saving and sending go by. */
export interface Stroke {
  /** The server makes a stroke once, however often it is sent. */
  readonly id: string
  readonly note: string
  readonly change: CoverageChange
  /** Takes it back. */
  readonly inverse: CoverageChange
}

export const idsOf = ({ put, remove }: CoverageChange): CoverageId[] => [
  ...put.map(({ id }) => id),
  ...remove,
]

export const touches = (change: CoverageChange, ids: ReadonlySet<CoverageId>): boolean =>
  idsOf(change).some((id) => ids.has(id))

/** Whether everything is still as this change has left it. */
export function isAsLeft(coverage: Coverage, { put, remove }: CoverageChange): boolean {
  return (
    remove.every((id) => !coverage.items.has(id)) &&
    put.every((item) => isSameItem(coverage.items.get(item.id), item))
  )
}

function isSameItem(a: CoverageItem | undefined, b: CoverageItem): boolean {
  return a === b || (a !== undefined && sortedText(a) === sortedText(b))
}

const sortedText = (item: CoverageItem) =>
  JSON.stringify(Object.entries(item).sort(([a], [b]) => (a < b ? -1 : 1)))
