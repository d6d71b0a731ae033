import type { AddressChangeInput, NewAddress, Ring } from '../../../data/contracts/index.ts'
import type {
  AddressBase,
  BaseAddress,
  BaseChange,
  LineageLink,
} from '../../../data/rules/address-base/base-address.ts'
import { createAddress, type Locate } from '../../../data/rules/address-base/create-address.ts'
import type { Issuer } from '../../../data/rules/address-base/issue-code.ts'
import { mergeAddresses } from '../../../data/rules/address-base/merge-addresses.ts'
import { moveAddress } from '../../../data/rules/address-base/move-address.ts'
import { renameAddress } from '../../../data/rules/address-base/rename-address.ts'
import { retireAddress } from '../../../data/rules/address-base/retire-address.ts'
import { splitAddress } from '../../../data/rules/address-base/split-address.ts'
import type { AddedAddress } from './added-address.ts'

export interface Touched {
  before: BaseAddress | undefined
  after: BaseAddress
}

/** A change as the rules have it, before anything is written. */
export interface Planned {
  subdistrict: string
  effective: string
  /** The address it is about first. */
  touched: readonly Touched[]
  lineage: readonly LineageLink[]
  building?: NewAddress['building']
  room?: NewAddress['room']
  /** Of each new address by its id, where there are several. */
  facts?: ReadonlyMap<number, Pick<AddedAddress, 'building' | 'room'>>
  /** Outlines of the parts of a split, in their order. */
  footprints: readonly (Ring | undefined)[]
}

/** Which addresses have to be known for it. */
export function aboutOf(input: AddressChangeInput): { subdistrict: string; ids: number[] } {
  if (input.op === 'create') return { subdistrict: input.subdistrict, ids: [input.parent] }
  if (input.op === 'merge') {
    return { subdistrict: input.subdistrict, ids: [input.into, ...input.ids] }
  }
  return { subdistrict: input.place.subdistrict, ids: [input.place.id] }
}

export function planChange(
  base: AddressBase,
  input: AddressChangeInput,
  effective: string,
  { issuer, locate }: { issuer: Issuer; locate: Locate },
): Planned {
  const change = byRule(base, input, effective, issuer, locate)
  return {
    ...toPlanned(base, change, aboutOf(input).subdistrict, effective),
    ...(input.op === 'create' && { building: input.building, room: input.room }),
    footprints: input.op === 'split' ? input.parts.map(({ footprint }) => footprint) : [],
  }
}

export function toPlanned(
  base: AddressBase,
  { put, lineage }: BaseChange,
  subdistrict: string,
  effective: string,
): Planned {
  const touched = put.map((after) => ({ before: base.get(after.id), after }))
  return { subdistrict, effective, touched, lineage, footprints: [] }
}

function byRule(
  base: AddressBase,
  input: AddressChangeInput,
  effective: string,
  issuer: Issuer,
  locate: Locate,
): BaseChange {
  switch (input.op) {
    case 'create':
      return createAddress(base, { ...input, effective }, issuer, locate)
    case 'rename':
    case 'renumber': {
      const kind = input.op === 'rename' ? 'name' : 'number'
      return renameAddress(base, { id: input.place.id, name: input.name, kind, effective })
    }
    case 'move':
      return moveAddress(base, { ...input, id: input.place.id, effective }, locate)
    case 'split':
      return splitAddress(base, { ...input, id: input.place.id, effective }, issuer, locate)
    case 'merge':
      return mergeAddresses(base, { ...input, effective })
    case 'demolish':
      return retireAddress(base, { id: input.place.id, effective })
  }
}
