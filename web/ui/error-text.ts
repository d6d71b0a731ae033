import { ApiError } from '../api.ts'
import { t } from '../i18n/index.ts'

/** What to tell somebody about a failure: our own words where we know the cause, else the server's sentence. */
export function errorText(error: unknown): string {
  if (!(error instanceof ApiError)) return t('common.failed')
  if (error.status === 0) return t('common.unreachable')
  if (error.status === 401) return t('common.signedOut')
  if (error.status === 404) return t('common.notFound')
  return error.code === 'unexpected' ? t('common.unexpected') : error.message
}
