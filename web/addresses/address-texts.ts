import type {
  AddressChangeOp,
  AddressProblemKind,
  AddressState,
} from '../../data/contracts/index.ts'
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

/** YYYY-MM-DD by the reader's clock. */
export function todayText(now = new Date()): string {
  const two = (value: number) => String(value).padStart(2, '0')
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`
}
