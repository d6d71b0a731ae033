import type { Refusal } from '../../contracts/index.ts'
import { type AddressBase, type BaseAddress, isLive } from './base-address.ts'
import { rankOf } from './certify-addresses.ts'
import { FIRST_LEVEL, twinOf } from './names.ts'
import { refuse } from './refuse.ts'

/** What must hold of every address that stands; undefined = it does. */
export function findBreach(base: AddressBase, row: BaseAddress): Refusal | undefined {
  if (!isLive(row)) return undefined
  const twin = twinOf(base, row.parent, row)
  if (twin)
    return refuse('name-taken', `There is another ${twin.name} at the same place already.`, {
      id: twin.id,
    })
  const parent = row.parent === null ? undefined : base.get(row.parent)
  if (row.parent !== null && (!parent || !isLive(parent))) {
    return refuse('parent-retired', `What ${row.name} lies in does not stand any more.`, {
      id: row.id,
    })
  }
  // Certified above what it lies in: only then is the order broken, since what is older may never have been certified.
  const isAhead =
    parent && parent.level >= FIRST_LEVEL && parent.state === 'proposed' && rankOf(row.state) > 0
  return isAhead
    ? refuse(
        'depended-on',
        `${row.name} has been certified since, and would lie in something proposed.`,
        { id: row.id },
      )
    : undefined
}
