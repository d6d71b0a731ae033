import type { AddressBase, BaseChange } from './base-address.ts'
import { openDraft } from './draft.ts'
import { standing } from './guard.ts'
import { later, liveBelow } from './subtree.ts'

/** 拆除, 注销: it and all that is below it. Their codes stay theirs. */
export function retireAddress(
  base: AddressBase,
  { id, effective }: { id: number; effective: string },
): BaseChange {
  const old = standing(base, id, effective)
  const draft = openDraft(base)
  for (const row of [old, ...liveBelow(base, id)]) {
    draft.put({ ...row, state: 'retired', validFrom: later(row.validFrom, effective) })
  }
  return draft.result(id)
}
