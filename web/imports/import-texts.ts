import type { ImportJob, ImportRemark } from '../../data/contracts/index.ts'
import { ApiError } from '../api.ts'
import { formatNumber, type TextKey, t, text } from '../i18n/index.ts'
import { errorText } from '../ui/error-text.ts'
import type { ImportStep } from './import-state.ts'

const ROWS_NAMED = 5

/** `2 rows: … (rows 3, 17)`: what happened to how many rows, and where to look. */
export function remarkText(remark: ImportRemark): { what: string; where: string } {
  const named = remark.rows.slice(0, ROWS_NAMED).map((row) => formatNumber(row))
  return {
    what: text(remark.message),
    where:
      named.length === 0
        ? ''
        : t(rowsKey(remark, named.length), { rows: named.join(t('common.listSeparator')) }),
  }
}

function rowsKey(remark: ImportRemark, named: number): TextKey {
  if (remark.count > named) return 'imports.rowsMore'
  return named === 1 ? 'imports.rowLike' : 'imports.rowsLike'
}

const EFFECT_ORDER = { setAside: 0, repaired: 1, note: 2 } as const

/** What was lost first, then what was mended, then the rest; the most frequent first. */
export function orderRemarks(remarks: readonly ImportRemark[]): ImportRemark[] {
  return [...remarks].sort(
    (a, b) => EFFECT_ORDER[a.effect] - EFFECT_ORDER[b.effect] || b.count - a.count,
  )
}

/** `3.4 MB`, in steps of 1,024. */
export function formatBytes(bytes: number): string {
  const units = ['B', 'KB', 'MB', 'GB']
  const step = Math.min(units.length - 1, Math.floor(Math.log2(Math.max(1, bytes)) / 10))
  return `${formatNumber(bytes / 1024 ** step, step === 0 ? 0 : 1)} ${units[step]}`
}

export function failureText(failed: Extract<ImportStep, { kind: 'failed' }>): string {
  const { failure } = failed
  if (!(failure instanceof ApiError))
    return failure?.text ? text(failure.text) : (failure?.message ?? t('common.failed'))
  if (failure.status === 413) return t('imports.tooLarge', { size: formatBytes(failed.bytes) })
  return failure.status === 0 ? t('imports.interrupted') : errorText(failure)
}

export function geometryText(job: ImportJob): string {
  if (job.geometry === 'point') return t('imports.geometryPoint')
  if (job.geometry === 'line') return t('imports.geometryLine')
  return job.geometry === 'polygon' ? t('imports.geometryPolygon') : ''
}

export function stateText(state: ImportJob['state']): string {
  const key = {
    reading: 'imports.stateReading',
    mapping: 'imports.stateMapping',
    checking: 'imports.stateChecking',
    ready: 'imports.stateReady',
    failed: 'imports.stateFailed',
    committed: 'imports.stateCommitted',
    undone: 'imports.stateUndone',
  } as const
  return t(key[state])
}
