import { ApiError } from '../api.ts'
import { formatTime, t } from '../i18n/index.ts'
import { errorText } from './error-text.ts'

/** As in `server/security/password-rules.ts`. */
export const MIN_PASSWORD_LENGTH = 10

/** The refusals of passwords, codes and too many of them, in the reader's language. */
export function passwordErrorText(error: unknown): string {
  if (!(error instanceof ApiError)) return errorText(error)
  if (error.code === 'wrong-password') return t('signIn.wrongPresent')
  if (error.code === 'same-password') return t('signIn.samePassword')
  if (error.code === 'wrong-code') return t('signIn.wrongCode')
  if (error.code === 'sign-in-busy') return t('signIn.busy')
  if (error.code === 'weak-password') return weakText(error)
  if (error.status === 429) return lockedText(error)
  return errorText(error)
}

function weakText({ details }: ApiError): string {
  const { reason } = (details ?? {}) as { reason?: string }
  if (reason === 'common') return t('signIn.weakCommon')
  if (reason === 'name') return t('signIn.weakName')
  return t('signIn.weak', { count: MIN_PASSWORD_LENGTH })
}

function lockedText({ details }: ApiError): string {
  const { until } = (details ?? {}) as { until?: string }
  return until ? t('signIn.lockedUntil', { time: formatTime(until) }) : t('signIn.tooMany')
}
