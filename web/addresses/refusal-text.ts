import type { AddressConflict } from '../../data/contracts/index.ts'
import { ApiError } from '../api.ts'
import { isTextKey, t } from '../i18n/index.ts'
import { errorText } from '../ui/error-text.ts'

/** Why the base does not allow it, in the reader's language. */
export function refusalText(error: unknown): string {
  if (!(error instanceof ApiError)) return errorText(error)
  const key = `addresses.refused-${error.code}`
  const { name = '' } = (error.details ?? {}) as { name?: string }
  return isTextKey(key) ? t(key, { name }) : errorText(error)
}

/** Set when somebody else was quicker: both versions have to be looked at. */
export function conflictOf(error: unknown): AddressConflict | null {
  if (!(error instanceof ApiError) || error.code !== 'changed-meanwhile') return null
  return error.details as AddressConflict
}
