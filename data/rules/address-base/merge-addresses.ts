import type { AddressBase, BaseAddress, BaseChange } from './base-address.ts'
import { type Draft, openDraft } from './draft.ts'
import { standing } from './guard.ts'
import { refuseTaken, textBefore, twinOf } from './names.ts'
import { refuse } from './refuse.ts'
import { follow, followAll, later } from './subtree.ts'

export interface Merge {
  ids: readonly number[]
  /** Keeps its code and its name. */
  into: number
  effective: string
}

/** 合并: the others retire, their code leads to the one that stays; what lay in them lies in it. */
export function mergeAddresses(base: AddressBase, { ids, into, effective }: Merge): BaseChange {
  const survivor = standing(base, into, effective)
  const others = [...new Set(ids)].filter((id) => id !== into)
  if (others.length === 0) throw refuse('too-few', 'It takes two addresses to merge.')
  const draft = openDraft(base)
  draft.put({ ...survivor, validFrom: later(survivor.validFrom, effective) })
  for (const id of others) {
    const other = standing(base, id, effective)
    if (other.level !== survivor.level) {
      throw refuse('other-level', 'Only addresses of one level can be merged.')
    }
    absorb(draft, other, survivor, effective)
  }
  return draft.result(into)
}

/** Floors and doors of the same number become one; two buildings or rooms of one number would lose one of their codes. */
function absorb(draft: Draft, other: BaseAddress, into: BaseAddress, effective: string): void {
  if (into.state === 'proposed' && other.state !== 'proposed') {
    throw refuse('into-proposed', `${into.name} is only proposed; verify it first.`, {
      id: into.id,
    })
  }
  for (const child of draft.childrenOf(other.id)) {
    if (child.state === 'retired') continue
    const twin = twinOf(draft, into.id, child)
    if (!twin) hand(draft, child, other, into, effective)
    else if (child.code === null) absorb(draft, child, twin, effective)
    else {
      throw refuse('both-have', `Both have ${child.name}; renumber one of them first.`, {
        id: child.id,
        name: child.name,
      })
    }
  }
  draft.put({ ...other, state: 'retired', validFrom: later(other.validFrom, effective) })
  draft.link(other, into, 'merge')
}

/** Puts an address with all below it under another parent. */
export function hand(
  draft: Draft,
  child: BaseAddress,
  from: BaseAddress,
  to: BaseAddress,
  effective: string,
): void {
  const following = {
    text: [textBefore(draft, from), textBefore(draft, to)] as const,
    effective,
    // Buildings stay what they are when an estate or a street changes around them.
    ...(from.building !== null && from.building !== to.building && { building: to.building }),
  }
  const followed = follow(draft, child, following)
  const handed = draft.put({
    ...followed,
    parent: to.id,
    validFrom: later(child.validFrom, effective),
  })
  refuseTaken(draft, handed)
  followAll(draft, child.id, following)
}
