import type { AddressEntry } from '../../data/contracts/index.ts'
import { normalForm } from '../../data/rules/address-normal-form.ts'

type Sibling = Pick<AddressEntry, 'id' | 'level' | 'name' | 'state' | 'fullText'>

export interface NameCheck<Row> {
  /** The one that cannot be told from it: the name is taken. */
  taken: Row | undefined
  /** Others that somebody might take for it. */
  similar: readonly Row[]
}

const MOST_SIMILAR = 4

/** A name being typed against those beside it, by the rule that the server goes by. */
export function compareNames<Row extends Sibling>(
  name: string,
  level: number,
  siblings: readonly Row[],
  self?: number,
): NameCheck<Row> {
  const form = normalForm(name.trim())
  const standing = siblings.filter(({ id, state }) => state !== 'retired' && id !== self)
  if (form === '') return { taken: undefined, similar: [] }
  const taken = standing.find((row) => row.level === level && normalForm(row.name) === form)
  const core = numberOf(form)
  const similar = standing.filter(
    (row) => row !== taken && core !== '' && numberOf(normalForm(row.name)) === core,
  )
  return { taken, similar: similar.slice(0, MOST_SIMILAR) }
}

/** 12号, 12-1号 and 12号楼 share 12; a name without digits is compared whole, without its last character (文一路, 文一街). */
function numberOf(form: string): string {
  return /\d+/.exec(form)?.[0] ?? (form.length > 2 ? form.slice(0, -1) : '')
}

/** The number after the greatest of that kind: 1幢, 3幢 → 4幢. '' = there is no such row. */
export function nextName(level: number, siblings: readonly Sibling[]): string {
  const numbers = siblings
    .filter((row) => row.level === level)
    .map(({ name }) => /^(\d{1,5})(\D{1,3})$/.exec(normalForm(name)))
    .filter((found) => found !== null)
  const greatest = numbers.sort((a, b) => Number(b[1]) - Number(a[1]))[0]
  // Rooms are numbered by floor: the greatest says nothing about the next.
  return greatest && level !== 12 ? `${Number(greatest[1]) + 1}${greatest[2]}` : ''
}
