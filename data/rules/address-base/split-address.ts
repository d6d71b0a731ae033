import type { LonLat } from '../../contracts/index.ts'
import type { AddressBase, BaseAddress, BaseChange } from './base-address.ts'
import { type Locate, placeAt } from './create-address.ts'
import { type Draft, openDraft } from './draft.ts'
import { standing } from './guard.ts'
import { type Issuer, issueCode } from './issue-code.ts'
import { hand } from './merge-addresses.ts'
import { BUILDING_LEVEL, checkedName, refuseTaken, textBefore, withText } from './names.ts'
import { refuse } from './refuse.ts'

export interface Split {
  id: number
  parts: readonly { name: string; lonLat?: LonLat; children?: readonly number[] }[]
  effective: string
}

/** 拆分: it retires, its code leads to all parts. What is given to no part goes to the first. */
export function splitAddress(
  base: AddressBase,
  { id, parts: wanted, effective }: Split,
  issuer: Issuer,
  locate: Locate,
): BaseChange {
  const old = standing(base, id, effective)
  if (wanted.length < 2) throw refuse('too-few', 'A split makes at least two parts.')
  const draft = openDraft(base)
  const retired = draft.put({ ...old, state: 'retired', validFrom: effective })
  const parts = wanted.map(({ name, lonLat }) => {
    const part = partOf(draft, old, checkedName(old.level, name), effective, issuer)
    const place =
      lonLat && old.level <= BUILDING_LEVEL ? placeAt(lonLat, old.subdistrict, locate) : {}
    refuseTaken(draft, part)
    draft.link(retired, part, 'split')
    return draft.put({ ...part, ...place })
  })
  const placeOfChild = childrenOf(wanted)
  for (const child of draft.childrenOf(id)) {
    if (child.state === 'retired') continue
    const at = placeOfChild.get(child.id) ?? 0
    placeOfChild.delete(child.id)
    hand(draft, child, old, parts[at]!, effective)
  }
  const [stray] = placeOfChild.keys()
  if (stray !== undefined)
    throw refuse('no-child', 'A part is given something that does not lie in it.', { id: stray })
  return draft.result(id)
}

function partOf(
  draft: Draft,
  old: BaseAddress,
  name: string,
  effective: string,
  issuer: Issuer,
): BaseAddress {
  const parent = old.parent === null ? undefined : draft.get(old.parent)
  const start = parent
    ? textBefore(draft, parent)
    : old.fullText.slice(0, old.fullText.length - old.name.length)
  const code = issueCode(old.level, old.subdistrict, issuer)
  const part = {
    ...old,
    id: issuer.id(),
    code,
    name,
    entrance: null,
    building: old.level === BUILDING_LEVEL ? code : old.building,
    validFrom: effective,
  }
  return withText(part, start + name)
}

function childrenOf(parts: Split['parts']): Map<number, number> {
  const found = new Map<number, number>()
  for (const [at, { children = [] }] of parts.entries()) {
    for (const child of children) {
      if (found.has(child))
        throw refuse('twice', 'Two parts are given the same thing.', { id: child })
      found.set(child, at)
    }
  }
  return found
}
