import type { LonLat, NewAddress } from '../../../data/contracts/index.ts'
import type { PathStep } from '../../../data/rules/address-base/create-path.ts'

/** Beside what somebody says who draws it: its outline as it was surveyed, WKB, lon-lat. */
export type AddedBuilding = NonNullable<NewAddress['building']> & {
  outline?: Buffer
  danger?: string
  isSelfBuilt?: boolean
}

/** An address that is to be proposed, with what it hangs on where that is not there either. */
export interface AddedAddress {
  parent: number
  steps: readonly PathStep[]
  lonLat?: LonLat
  /** A building without a name that it is about. */
  adopts?: number
  building: AddedBuilding
  room: NonNullable<NewAddress['room']>
}
