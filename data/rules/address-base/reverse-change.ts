import { type AddressBase, type AppliedRow, type BaseChange, isLive } from './base-address.ts'
import { findBreach } from './invariants.ts'
import { openOverlay } from './overlay.ts'
import { refuse } from './refuse.ts'
import { isSameAddress } from './subtree.ts'

/** 撤销: the inverse of a change, as a change; refused where something has come to depend on it. */
export function reverseChange(base: AddressBase, applied: readonly AppliedRow[]): BaseChange {
  const put = applied.flatMap(({ before }) => before ?? [])
  const remove = applied.flatMap(({ before, after }) => (before || !after ? [] : [after.id]))
  for (const { before, after } of applied) {
    const id = (after ?? before)!.id
    const now = base.get(id)
    const isSame = now && after ? isSameAddress(now, after) : now === after
    if (!isSame) {
      throw refuse(
        'changed-since',
        'It cannot be taken back: what it changed has been changed again since.',
        { id },
      )
    }
  }
  const reversed = openOverlay(base, { put, remove })
  const orphan = remove.flatMap((id) => reversed.childrenOf(id))[0]
  if (orphan) {
    throw refuse(
      'depended-on',
      `It cannot be taken back: ${orphan.name} has been put under it since.`,
      { id: orphan.id },
    )
  }
  for (const row of put) {
    const breach = findBreach(reversed, row)
    if (breach) throw breach
    for (const child of reversed.childrenOf(row.id)) {
      const below = isLive(child) && findBreach(reversed, child)
      if (below) throw below
    }
  }
  const main = applied[0]?.before
  return { main, put, remove, lineage: [] }
}
