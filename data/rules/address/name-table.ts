import type { AddressIndexData } from './index-data.ts'
import { createNameLengths, type NameLengths } from './name-lengths.ts'
import { UPPER_NAMES, upperCode } from './upper-names.ts'

/** Every name that tells something by itself – roads, estates, divisions: one look-up says all of it. */
export interface NameTable {
  entries: ReadonlyMap<string, NameEntry>
  lengths: NameLengths
}

interface NameEntry {
  /** Its number in the base; −1 = none. */
  id: number
  /** Bit set of the levels 1–5 at which a division bears it. */
  divisions: number
}

export function createNameTable(
  { strings, divisions }: AddressIndexData,
  ids: ReadonlyMap<string, number>,
  levels: Uint16Array,
  named: ReadonlyMap<string, readonly number[]>,
): NameTable {
  const entries = new Map<string, NameEntry>()
  const lengths = createNameLengths()
  const entryOf = (name: string): NameEntry => {
    const known = entries.get(name)
    if (known !== undefined) return known
    const made = { id: ids.get(name) ?? -1, divisions: 0 }
    entries.set(name, made)
    lengths.add(name)
    return made
  }
  strings.forEach((name, id) => {
    if (levels[id] !== 0) entryOf(name)
  })
  for (const [name, list] of named) {
    const entry = entryOf(name)
    for (const at of list) entry.divisions |= 1 << divisions[at]!.level
  }
  for (const name of UPPER_NAMES)
    entryOf(name).divisions |= upperCode(name)!.length === 2 ? 0b010 : 0b100
  return { entries, lengths }
}
