/** `C12` → column 2 (from 0) and row 12 (from 1); `undefined` for what is no reference. */
export function parseReference(text: string): { column: number; row: number } | undefined {
  const match = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/.exec(text)
  if (!match) return undefined
  let column = 0
  for (const letter of match[1]!) column = column * 26 + letter.charCodeAt(0) - 64
  return { column: column - 1, row: Number(match[2]) }
}

/** Cells that are shown as one: columns from 0, rows from 1, both ends included. */
export interface CellRange {
  left: number
  top: number
  right: number
  bottom: number
}

export function parseRange(text: string): CellRange | undefined {
  const [from, to] = text.split(':').map(parseReference)
  if (!from || !to || to.column < from.column || to.row < from.row) return undefined
  return { left: from.column, top: from.row, right: to.column, bottom: to.row }
}
