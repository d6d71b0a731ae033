import { ADDRESS_STATES, type AddressState } from '../../contracts/index.ts'
import type { AddressBase, BaseAddress, BaseChange } from './base-address.ts'
import { openDraft } from './draft.ts'
import { standing } from './guard.ts'
import { FIRST_LEVEL } from './names.ts'
import { refuse } from './refuse.ts'
import { liveBelow } from './subtree.ts'

export interface Certification {
  id: number
  to: 'verified' | 'active'
  /** All that lies below it too. */
  below: boolean
}

/**
 * 核实, 启用: one step at a time, never ahead of what it lies in. What is known of an address changes, not the address: the
 * day from which it holds stays.
 */
export function certifyAddresses(base: AddressBase, { id, to, below }: Certification): BaseChange {
  const main = standing(base, id, '9999-12-31')
  const from = to === 'verified' ? 'proposed' : 'verified'
  const draft = openDraft(base)
  const wanted = below ? [main, ...liveBelow(base, id)] : [main]
  for (const row of wanted) {
    if (row.state === from && keepsUp(draft, row, to)) draft.put({ ...row, state: to })
  }
  const change = draft.result(id)
  if (change.put.length === 0) throw whyNot(draft, main, from, to, below)
  return change
}

export const rankOf = (state: AddressState) => ADDRESS_STATES.indexOf(state)

function keepsUp(base: AddressBase, { parent }: BaseAddress, to: AddressState): boolean {
  const above = parent === null ? undefined : base.get(parent)
  return !above || above.level < FIRST_LEVEL || rankOf(above.state) >= rankOf(to)
}

function whyNot(
  base: AddressBase,
  main: BaseAddress,
  from: AddressState,
  to: AddressState,
  below: boolean,
) {
  if (main.state === from && !keepsUp(base, main, to)) {
    return refuse('parent-first', 'What it lies in has to come first.')
  }
  const sentence = below
    ? `Nothing here is ${from}.`
    : `Only what is ${from} becomes ${to}; this address is ${main.state}.`
  return refuse('other-state', sentence, { state: main.state })
}
