import type { Bilingual } from '../../data/contracts/index.ts'
import { ApiError } from '../api.ts'
import { isTextKey, language, t, text } from '../i18n/index.ts'

/** What to tell somebody about a failure: our own words where we know the cause, else the server's sentence, which is English. */
export function errorText(error: unknown): string {
  if (!(error instanceof ApiError)) return t('common.failed')
  if (error.status === 0) return t('common.unreachable')
  if (error.status === 401) return t('common.signedOut')
  if (error.status === 404) return t('common.notFound')
  if (error.code === 'unexpected') return t('common.unexpected')
  const bilingual = bilingualOf(error.details)
  if (bilingual) return text(bilingual)
  const key = `errors.${error.code}`
  if (isTextKey(key)) return t(key)
  return language() === 'en' ? error.message : t('common.refused', { reason: error.message })
}

/** Refusals that readers of either language meet carry their sentence in both: `details.text`. */
function bilingualOf(details: unknown): Bilingual | undefined {
  const both = (details as { text?: Partial<Bilingual> } | undefined)?.text
  return typeof both?.zh === 'string' && typeof both.en === 'string'
    ? (both as Bilingual)
    : undefined
}
