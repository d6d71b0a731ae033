import { type AddressBase, type BaseAddress, isLive } from './base-address.ts'
import { FIRST_LEVEL, LAST_LEVEL } from './names.ts'
import { refuse } from './refuse.ts'

/** The address that a change is about, if it may be changed from that day on. */
export function standing(base: AddressBase, id: number, effective: string): BaseAddress {
  const row = base.get(id)
  if (!row) throw refuse('no-such-address', 'There is no such address.')
  if (row.level < FIRST_LEVEL || row.level > LAST_LEVEL) {
    throw refuse('is-division', 'Divisions are not changed in the address base.')
  }
  if (!isLive(row)) throw refuse('retired', 'This address is retired; it no longer changes.')
  if (effective < row.validFrom) {
    throw refuse(
      'before-its-time',
      `This address is as it is since ${row.validFrom}; no change can be older.`,
    )
  }
  return row
}
