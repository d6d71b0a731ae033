import type { AuditKind, AuditRow } from '../../data/contracts/index.ts'
import { auditAction } from '../../data/registry/audit-actions.ts'
import { formatNumber, isTextKey, t, text } from '../i18n/index.ts'
import { layerSummary } from '../session/catalogue.ts'
import { divisionOf } from '../session/divisions.ts'
import { settings } from '../session/settings.ts'
import { facets } from './audit-session.ts'

/** Colour tokens by kind; told apart by their names too. */
export const KIND_COLOURS: Record<AuditKind, string> = {
  look: 'var(--risk-1)',
  take: 'var(--risk-3)',
  change: 'var(--success)',
  access: 'var(--risk-0)',
  rights: 'var(--risk-4)',
  system: 'var(--risk-2)',
}

export function actionText(action: string): string {
  const entry = auditAction(action)
  return entry ? text(entry.name) : action
}

export const kindOf = (action: string): AuditKind => auditAction(action)?.kind ?? 'system'

export function accountText(user: string): string {
  if (user === '') return t('audit.nobody')
  if (user === 'command-line') return t('audit.operator')
  const account = facets().accounts.find(({ id }) => id === user)
  if (!account) return user
  const { username, displayName } = account
  const demo = settings()?.demoAccounts.find((one) => one.username === username)
  if (demo) return `${text(demo.name)} (${username})`
  return displayName && displayName !== username ? `${displayName} (${username})` : username
}

/** A pick of the list, or the words that somebody typed behind `other`. */
export function purposeText(purpose: string | null): string {
  if (purpose === null) return ''
  const [head = '', ...rest] = purpose.split(':')
  const key = `audit.purpose_${head}`
  const name = isTextKey(key) ? t(key) : head
  return rest.length > 0 ? `${name}: ${rest.join(':').trim()}` : name
}

export function placeText(grid: string | null): string {
  if (!grid) return ''
  return divisionOf(grid)?.name ?? grid
}

/** The code without the layer, which has a name in front. */
export function objectText({ target, layer, user }: AuditRow): string {
  if (target === user) return ''
  const code = layer && target.startsWith(`${layer}/`) ? target.slice(layer.length + 1) : target
  const field = `audit.field_${code}`
  if (isTextKey(field)) return t(field)
  const summary = layerSummary(layer ?? code)
  if (!summary) return code
  return code === summary.code ? text(summary.name) : `${text(summary.name)} ${code}`
}

/** Which fields, how many: what a reader wants to know first; the rest as it stands. */
export function detailText({ details, layer }: AuditRow): string {
  const { disclosed, fields, count, features, filter, ...rest } = details
  const parts: string[] = []
  const keys = [disclosed, fields].find(Array.isArray) as string[] | undefined
  if (keys && keys.length > 0) {
    const names = keys.map((key) => fieldText(layer, key)).join(t('common.listSeparator'))
    parts.push(t('audit.fields', { names }))
  }
  const amount = [count, features].find((one) => typeof one === 'number') as number | undefined
  if (amount !== undefined) parts.push(t('audit.amount', { count: formatNumber(amount) }))
  const others = { ...rest, ...(typeof filter === 'object' ? filter : {}) }
  for (const [key, value] of Object.entries(others)) {
    if (value !== null && typeof value !== 'object') parts.push(factText(key, value))
  }
  return parts.join(' · ')
}

function fieldText(layer: string | null, key: string): string {
  const attribute = layerSummary(layer ?? '')?.attributes.find((one) => one.key === key)
  if (attribute) return text(attribute.name)
  const known = `audit.field_${key}`
  return isTextKey(known) ? t(known) : key
}

/** What has no name here stands as the log has it. */
function factText(key: string, value: unknown): string {
  const known = `audit.fact_${key}`
  const name = isTextKey(known) ? t(known) : key
  const word = `audit.fact_${key}_${String(value)}`
  return t('audit.fact', { name, value: isTextKey(word) ? t(word) : String(value) })
}

/** `2026-03-09 14:05:09`, local time. */
export function instantText(at: string): string {
  const date = new Date(at)
  const two = (value: number) => String(value).padStart(2, '0')
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
  return `${day} ${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}`
}
