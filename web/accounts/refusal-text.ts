import { ApiError } from '../api.ts'
import { isTextKey, language, t } from '../i18n/index.ts'
import { errorText } from '../ui/error-text.ts'

interface Refused {
  code: string
  field: string
  message: string
}

/** Why a grant or a row cannot be taken, in the reader's language. */
export function refusalText({ code, field, message }: Refused): string {
  const found = knownText(code, field)
  return found ?? (language() === 'en' ? message : t('common.refused', { reason: message }))
}

/** The same of an answer that is no success. */
export function refusedText(error: unknown): string {
  if (!(error instanceof ApiError)) return errorText(error)
  const { field = '', text } = (error.details ?? {}) as { field?: string; text?: unknown }
  return (
    (text === undefined && knownText(error.code, field.split('.')[0] ?? '')) || errorText(error)
  )
}

/** By its code; what was filled in wrongly by its field. */
function knownText(code: string, field: string): string | undefined {
  const key = code === 'invalid' ? `accounts.bad_${field}` : `accounts.no_${code}`
  return isTextKey(key) ? t(key) : undefined
}
