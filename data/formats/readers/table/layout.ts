import { countFilled, isFilled, isHeaderWord, isValueLike } from './cell-hints.ts'
import { headerNames } from './header-names.ts'

/** A row of a table as text; empty cells are ''. */
export interface TableRow {
  cells: readonly string[]
  /** `cells` with a cell that is merged across columns repeated in each of them. */
  spread?: readonly string[]
  /** Stored forms by column, where they differ from what is handed on. */
  raw?: ReadonlyMap<number, string>
}

/** Where header and body of a table begin. */
export interface TableLayout {
  /** Rows above the header: titles, dates of filling in. */
  titles: readonly TableRow[]
  /** Number of rows of the header; 0 = there is none. */
  headerRows: number
  names: readonly string[]
  /** Index of the first row of data in the sample. */
  bodyFrom: number
}

/** A header stands within the first lines or nowhere. */
const MOST_TITLES = 15
const MOST_LEVELS = 3
/** A header names most of the columns that are filled below it. */
const SHARE_NAMED = 0.6

/** Finds the header by its shape: as wide as the rows below, and no values in it. */
export function findLayout(sample: readonly TableRow[]): TableLayout {
  const wanted = Math.max(1, Math.ceil(typicalWidth(sample) * SHARE_NAMED))
  const last = Math.min(MOST_TITLES, sample.length)
  for (let at = 0; at < last; at++) {
    const levels = levelsFrom(sample, at)
    const names = headerNames(levels)
    if (countFilled(names) < wanted || isLabelled(sample[at]!)) continue
    if (isHeader(levels, sample.slice(at + levels.length))) return layout(sample, at, levels, names)
    return withoutHeader(sample, at)
  }
  return withoutHeader(sample, 0)
}

/** `填表单位：五常街道`: labels with what they stand for are no names of columns. */
function isLabelled({ cells }: TableRow): boolean {
  const filled = cells.filter(isFilled)
  return (
    filled.every((cell) => /[:：]/.test(cell)) && filled.some((cell) => /[:：]\s*\S/.test(cell))
  )
}

/** The row above the first wide one may still name the first few columns. */
function withoutHeader(sample: readonly TableRow[], at: number): TableLayout {
  const above = sample[at - 1]
  if (above && countFilled(above.cells) > 1 && !above.cells.some(isTitleOrValue)) {
    return layout(sample, at - 1, [above], headerNames([above]))
  }
  const width = sample.reduce((most, { cells }) => Math.max(most, cells.length), 0)
  const names = Array.from({ length: width }, () => '')
  return { titles: sample.slice(0, at), headerRows: 0, names, bodyFrom: at }
}

const isTitleOrValue = (cell: string) => isValueLike(cell) || /[:：]/.test(cell)

function layout(
  sample: readonly TableRow[],
  at: number,
  levels: readonly TableRow[],
  names: readonly string[],
): TableLayout {
  const bodyFrom = at + levels.length
  return { titles: sample.slice(0, at), headerRows: levels.length, names, bodyFrom }
}

/** Filled cells of an ordinary row: titles and footers are few, so the upper half tells. */
function typicalWidth(sample: readonly TableRow[]): number {
  const counts = sample.map(({ cells }) => countFilled(cells)).sort((a, b) => a - b)
  return counts[Math.floor(counts.length * 0.6)] ?? 0
}

function isHeader(levels: readonly TableRow[], body: readonly TableRow[]): boolean {
  const first = levels[0]!
  if (levels.some(({ cells }) => cells.some((cell) => isFilled(cell) && isValueLike(cell)))) {
    return false
  }
  if (levels.length > 1 || first.cells.some(isHeaderWord)) return true
  const columns = first.cells.flatMap((cell, column) => (isFilled(cell) ? [column] : []))
  const isSame = (row: TableRow) => columns.every((c) => row.cells[c] === first.cells[c])
  const others = body.filter((row) => !isSame(row))
  const recurring = columns.filter((c) => others.some(({ cells }) => cells[c] === first.cells[c]))
  return recurring.length < Math.max(1, columns.length / 4)
}

/** The rows of a header that begins at `at`: groups of columns above, their members below. */
function levelsFrom(sample: readonly TableRow[], at: number): TableRow[] {
  const levels = [sample[at]!]
  while (levels.length < MOST_LEVELS) {
    const next = sample[at + levels.length]
    if (!next || !isLevelBelow(levels.at(-1)!, next)) break
    // The members need rows below them to be members of anything.
    if (!sample[at + levels.length + 1]) break
    levels.push(next)
  }
  return levels
}

function isLevelBelow(above: TableRow, row: TableRow): boolean {
  const { cells } = row
  if (cells.some((cell) => isFilled(cell) && (isValueLike(cell) || cell.length > 40))) return false
  if (countFilled(above.cells) < 2 || above.cells.some((cell) => /[:：]/.test(cell))) return false
  if (above.spread) return isBelowMerged(above, row)
  const columns = Array.from({ length: Math.max(cells.length, above.cells.length) }, (_, i) => i)
  const isGap = (c: number) => !isFilled(above.cells[c]) && isFilled(cells[c])
  const isAlone = (c: number) => isFilled(above.cells[c]) && !isFilled(cells[c])
  // A member stands below a gap, or below the name of its group with a gap to the right.
  const fits = (c: number) => !isFilled(cells[c]) || isGap(c) || isGap(c + 1)
  return columns.slice(1).some(isGap) && columns.some(isAlone) && columns.every(fits)
}

function isBelowMerged({ cells, spread = [] }: TableRow, below: TableRow): boolean {
  const isMerged = (c: number) => isFilled(spread[c]) && spread[c + 1] === spread[c]
  return cells.some((_, c) => isFilled(cells[c]) && isMerged(c) && isFilled(below.cells[c + 1]))
}
