import type {
  DeskRow,
  DeskRowKind,
  ImportJob,
  ImportTarget,
} from '../../../data/contracts/index.ts'
import { ApiError } from '../../api.ts'
import { formatNumber, t, text } from '../../i18n/index.ts'
import { baseRefusalText } from '../../ui/base-refusal-text.ts'
import { errorText } from '../../ui/error-text.ts'

export function kindText(kind: DeskRowKind): string {
  const key = {
    added: 'desk.kindAdded',
    changed: 'desk.kindChanged',
    moved: 'desk.kindMoved',
    removed: 'desk.kindRemoved',
    same: 'desk.kindSame',
    doubtful: 'desk.kindDoubtful',
    failed: 'desk.kindFailed',
  } as const
  return t(key[kind])
}

const TAKEN = ['added', 'changed', 'moved', 'removed'] as const

/** `Adds 12, changes 3`: what the commit does, in numbers; '' = nothing. */
export function takenText(counts: Readonly<Record<DeskRowKind, number>>): string {
  const keys = {
    added: 'desk.willAdd',
    changed: 'desk.willChange',
    moved: 'desk.willMove',
    removed: 'desk.willRemove',
  } as const
  return TAKEN.filter((kind) => counts[kind] > 0)
    .map((kind) => t(keys[kind], { count: formatNumber(counts[kind]) }))
    .join(t('common.listSeparator'))
}

/** How many rows the commit leaves to their sender. */
export const leftOver = (counts: Readonly<Record<DeskRowKind, number>>) =>
  counts.doubtful + counts.failed

export const changesNothing = ({ desk }: ImportJob): boolean => {
  const counts = desk?.counts
  return counts !== undefined && TAKEN.every((kind) => counts[kind] === 0) && leftOver(counts) === 0
}

/** What there is to say of a row, in one line: what is changed, then what was remarked. */
export function rowNotes(row: DeskRow, target: ImportTarget | undefined): string {
  const changes = (row.changes ?? []).map(({ field, before, after }) => {
    const name = target?.fields.find(({ key }) => key === field)?.name
    return `${name ? text(name) : field} ${before ?? t('desk.nothing')} → ${after ?? t('desk.nothing')}`
  })
  const remarks = row.remarks.map(({ column, message }) =>
    column === '' ? text(message) : t('desk.inColumn', { column, what: text(message) }),
  )
  return [...changes, ...remarks].join(t('desk.sentenceSeparator'))
}

/** Why an import cannot be taken back, with how many records stand in the way; addresses are taken back by the base's rules. */
export function undoRefusal(error: unknown): string {
  if (!(error instanceof ApiError)) return errorText(error)
  const { records } = (error.details ?? {}) as { records?: number }
  if (records === undefined) return baseRefusalText(error)
  const count = formatNumber(records)
  if (error.code === 'undo-changed') return t('desk.undoChanged', { count })
  if (error.code === 'undo-depended-on') return t('desk.undoDependedOn', { count })
  return baseRefusalText(error)
}
