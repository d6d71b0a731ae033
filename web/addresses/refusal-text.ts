import type { AddressConflict } from '../../data/contracts/index.ts'
import { ApiError } from '../api.ts'

export { baseRefusalText as refusalText } from '../ui/base-refusal-text.ts'

/** Set when somebody else was quicker: both versions have to be looked at. */
export function conflictOf(error: unknown): AddressConflict | null {
  if (!(error instanceof ApiError) || error.code !== 'changed-meanwhile') return null
  return error.details as AddressConflict
}
