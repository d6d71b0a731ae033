import { ApiError } from '../api.ts'
import { isTextKey, t } from '../i18n/index.ts'
import { passwordErrorText } from '../ui/password-error-text.ts'

/** The refusals of signing in and setting up, in the reader's language. */
export function signInErrorText(error: unknown): string {
  if (!(error instanceof ApiError)) return passwordErrorText(error)
  if (error.code === 'wrong-credentials') return t('signIn.wrong')
  if (error.code === 'setup-closed') return t('signIn.setupClosed')
  if (error.code === 'invalid') return t('signIn.badName')
  return passwordErrorText(error)
}

/** Why the way through the provider came to nothing; '' = it was not gone. */
export function providerErrorText(search: string): string {
  const reason = new URLSearchParams(search).get('signIn') ?? ''
  const key = `signIn.${reason.replaceAll('-', '_')}`
  return reason.startsWith('oidc-') && isTextKey(key) ? t(key) : ''
}
