import { ApiError } from '../api.ts'
import { isTextKey, t } from '../i18n/index.ts'
import { errorText } from './error-text.ts'

/** Why the address base does not allow it, in the reader's language. */
export function baseRefusalText(error: unknown): string {
  if (!(error instanceof ApiError)) return errorText(error)
  const key = `addresses.refused-${error.code}`
  const { name = '' } = (error.details ?? {}) as { name?: string }
  return isTextKey(key) ? t(key, { name }) : errorText(error)
}
