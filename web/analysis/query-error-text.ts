import { isTextKey, t } from '../i18n/index.ts'

/** Known without the engine's code: what it throws carries a code of its list. */
export function queryErrorText(error: unknown): string | null {
  if (!(error instanceof Error) || error.name !== 'QueryError' || !('code' in error)) return null
  const key = `analysis.error_${String(error.code).replaceAll('-', '_')}`
  return isTextKey(key) ? t(key) : error.message
}
