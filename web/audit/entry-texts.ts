import type { AuditKind, AuditRow } from '../../data/contracts/index.ts'
import { auditAction } from '../../data/registry/audit-actions.ts'
import { formatDateTime, formatNumber, isTextKey, t, text } from '../i18n/index.ts'
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
  return rest.length > 0 ? t('audit.fact', { name, value: rest.join(':').trim() }) : name
}

export function placeText(grid: string | null): string {
  if (!grid) return ''
  return divisionOf(grid)?.name ?? grid
}

/** The code without the layer, which has a name in front. */
export function objectText({ target, layer, user }: AuditRow): string {
  if (target === user) return ''
  const code = layer && target.startsWith(`${layer}/`) ? target.slice(layer.length + 1) : target
  const known = [`audit.field_${code}`, `audit.target_${code}`].find(isTextKey)
  if (known) return t(known)
  if (facets().accounts.some(({ id }) => id === code)) return accountText(code)
  const summary = layerSummary(layer ?? code)
  if (!summary) return code
  return code === summary.code ? text(summary.name) : `${text(summary.name)} ${code}`
}

/** Which fields, how many: what a reader wants to know first; the rest as it stands. */
export function detailText({ details, layer }: AuditRow): string {
  const { disclosed, fields, count, features, filter, ...rest } = details
  if (features === 'part') rest.features = features
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
    if (key !== 'zone' && isPlain(value)) parts.push(factText(key, value))
  }
  return parts.join(' · ')
}

function fieldText(layer: string | null, key: string): string {
  const attribute = layerSummary(layer ?? '')?.attributes.find((one) => one.key === key)
  if (attribute) return text(attribute.name)
  const known = `audit.field_${key}`
  return isTextKey(known) ? t(known) : key
}

type Plain = string | number | boolean | readonly (string | number)[]

const isPlain = (value: unknown): value is Plain =>
  Array.isArray(value) || ['string', 'number', 'boolean'].includes(typeof value)

/** What has no name here stands as the log has it. */
function factText(key: string, value: Plain): string {
  const known = `audit.fact_${key}`
  const name = isTextKey(known) ? t(known) : key
  if (value === true) return name
  const all = Array.isArray(value) ? value : [value]
  const words = all.slice(0, MOST_NAMED).map((one) => wordOf(key, String(one)))
  const rest = all.length > MOST_NAMED ? ' …' : ''
  return t('audit.fact', { name, value: words.join(t('common.listSeparator')) + rest })
}

const MOST_NAMED = 5
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d/

/** A code as readers know it: a role, a layer, an area, an account, a kind, an instant. */
function wordOf(key: string, value: string): string {
  const found = [`audit.fact_${key}_${value}`, `audit.kind_${value}`, `roles.${value}`]
  const known = found.find(isTextKey)
  if (known) return t(known)
  if (INSTANT.test(value)) return formatDateTime(value)
  if (key === 'user') return accountText(value)
  if (key === 'purpose') return purposeText(value)
  if (/^areas?$/.test(key)) return placeText(value)
  const layer = /^layers?$/.test(key) ? layerSummary(value) : undefined
  return layer ? text(layer.name) : value
}
