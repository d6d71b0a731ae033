import { ApiError } from '../api.ts'
import { t } from '../i18n/index.ts'
import { errorText } from '../ui/error-text.ts'

export const MIN_PASSWORD_LENGTH = 10

/** The refusals of signing in and setting up, in the reader's language. */
export function signInErrorText(error: unknown): string {
  if (!(error instanceof ApiError)) return errorText(error)
  if (error.status === 401) return t('signIn.wrong')
  if (error.status === 429) return t('signIn.tooMany')
  if (error.code === 'setup-closed') return t('signIn.setupClosed')
  if (error.code === 'weak-password') return t('signIn.weak', { count: MIN_PASSWORD_LENGTH })
  if (error.status === 422) return t('signIn.badName')
  return errorText(error)
}
