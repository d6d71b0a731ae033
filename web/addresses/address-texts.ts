import type {
  AddressChangeOp,
  AddressProblemKind,
  AddressState,
} from '../../data/contracts/index.ts'
import { localDay } from '../../data/rules/local-time.ts'
import { type TextKey, t } from '../i18n/index.ts'

const STATES: Record<AddressState, TextKey> = {
  proposed: 'addresses.stateProposed',
  verified: 'addresses.stateVerified',
  active: 'addresses.stateActive',
  retired: 'addresses.stateRetired',
}

export const stateText = (state: AddressState): string => t(STATES[state])

export const STATE_TONES = {
  proposed: 'warning',
  verified: 'accent',
  active: 'success',
  retired: 'neutral',
} as const

const OPS: Record<AddressChangeOp, TextKey> = {
  create: 'addresses.opCreate',
  rename: 'addresses.opRename',
  renumber: 'addresses.opRenumber',
  move: 'addresses.opMove',
  split: 'addresses.opSplit',
  merge: 'addresses.opMerge',
  demolish: 'addresses.opDemolish',
  certify: 'addresses.opCertify',
  addAlias: 'addresses.opAddAlias',
  endAlias: 'addresses.opEndAlias',
}

export const opText = (op: AddressChangeOp): string => t(OPS[op])

const PROBLEMS: Record<AddressProblemKind, TextKey> = {
  duplicate: 'addresses.problemDuplicate',
  'no-point': 'addresses.problemNoPoint',
  'outside-building': 'addresses.problemOutside',
  'far-entrance': 'addresses.problemEntrance',
  'out-of-order': 'addresses.problemOrder',
}

export const problemText = (kind: AddressProblemKind): string => t(PROBLEMS[kind])

/** YYYY-MM-DD in the district. */
export const todayText = (): string => localDay(Date.now())
