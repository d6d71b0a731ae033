import { middleOfCell } from './checks/cell-place.ts'
import { metresAt } from './checks/line-index.ts'
import type { CoverageView } from './coverage.ts'
import type { Cell } from './items.ts'

/** 专属网格 are numbered from here (domain.md §2). */
const FIRST_DEDICATED = 901
/** Middles that are no further apart to the north than this lie in one row. */
const ROW_M = 160

/** As one reads: rows from north to south, each from west to east. */
export function readingOrder(view: CoverageView, cells: readonly Cell[]): Cell[] {
  const places = cells.map((cell) => {
    const [x, y] = middleOfCell(view, cell.id)
    return { cell, x, northM: y * metresAt(y).northM }
  })
  places.sort((a, b) => b.northM - a.northM)
  const rows: (typeof places)[] = []
  for (const place of places) {
    const row = rows.at(-1)
    if (row && row[0]!.northM - place.northM < ROW_M) row.push(place)
    else rows.push([place])
  }
  return rows.flatMap((row) => row.sort((a, b) => a.x - b.x).map(({ cell }) => cell))
}

/**
 * Codes for the cells of one community that have none: the next free serials in reading order. None is ever used again, so
 * `everUsed` holds all that there have been.
 */
export function nextCodes(
  view: CoverageView,
  community: string,
  cells: readonly Cell[],
  everUsed: Iterable<string>,
): Map<Cell['id'], string> {
  const used = new Set(everUsed)
  for (const { code } of cells) if (code !== null) used.add(code)
  const given = new Map<Cell['id'], string>()
  const next = { general: 1, dedicated: FIRST_DEDICATED }
  for (const { id, kind, code } of readingOrder(view, cells)) {
    if (code !== null) continue
    let candidate: string
    do candidate = community + `${next[kind]++}`.padStart(3, '0')
    while (used.has(candidate))
    given.set(id, candidate)
  }
  return given
}

/** Whether a code has the right form for its cell. */
export function isCodeFor(code: string, { community, kind }: Cell): boolean {
  if (!/^\d{15}$/.test(code) || !code.startsWith(community)) return false
  const serial = Number(code.slice(12))
  return kind === 'dedicated' ? serial >= FIRST_DEDICATED : serial > 0 && serial < FIRST_DEDICATED
}
