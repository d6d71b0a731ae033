import { isFilled } from './cell-hints.ts'
import type { TableRow } from './layout.ts'

/** One name a column: the groups above joined to their members, `住址/街道`; '' where nothing is written. */
export function headerNames(levels: readonly TableRow[]): string[] {
  const width = levels.reduce(
    (most, { cells, spread }) => Math.max(most, cells.length, spread?.length ?? 0),
    0,
  )
  const filled = levels.map((level, i) =>
    i + 1 < levels.length ? withGroups(levels, i) : level.cells,
  )
  return Array.from({ length: width }, (_, column) => {
    const parts = filled.map((cells) => plain(cells[column])).filter((part) => part !== '')
    return parts.filter((part, i) => part !== parts[i - 1]).join('/')
  })
}

/** The name of a group holds for the columns to its right that have members but no name of their own. */
function withGroups(levels: readonly TableRow[], level: number): readonly string[] {
  const { cells, spread } = levels[level]!
  if (spread) return spread
  const below = levels[level + 1]!.cells
  const named: string[] = []
  const width = Math.max(cells.length, below.length)
  for (let column = 0; column < width; column++) {
    const own = cells[column] ?? ''
    const isMember = column > 0 && !isFilled(own) && isFilled(below[column])
    named.push(isMember ? (named[column - 1] ?? '') : own)
  }
  return named
}

const plain = (cell = '') => cell.replaceAll(/\s+/g, ' ').trim()

/** Empty names are numbered, double ones get a number, and none collides with what objects carry. */
export function uniqueNames(names: readonly string[]): string[] {
  const seen = new Set<string>()
  return names.map((raw, i) => {
    const name = raw.trim().slice(0, 60) || `column ${i + 1}`
    let unique = name === '__proto__' ? 'proto' : name
    for (let n = 2; seen.has(unique); n++) unique = `${name} ${n}`
    seen.add(unique)
    return unique
  })
}
