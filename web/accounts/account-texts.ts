import type { GrantRecord, Operation, Role } from '../../data/contracts/index.ts'
import { formatDate, formatNumber, isTextKey, t, text } from '../i18n/index.ts'
import { account } from '../session/account.ts'
import { settings } from '../session/settings.ts'
import { areaName, grantedLayerName } from './choices.ts'

export type Duty = 'administrator' | 'securityAdministrator'

/** Which of the two administrators is signed in. */
export function duty(): Duty {
  const roles = account()?.user.roles ?? []
  return roles.includes('securityAdministrator') ? 'securityAdministrator' : 'administrator'
}

export const roleName = (role: Role): string => t(`roles.${role}`)

/** Demo accounts have a name in either language. */
export function personName(displayName: string): string {
  const demo = settings()?.demoAccounts.find(({ name }) => name.zh === displayName)
  return demo ? text(demo.name) : displayName
}

export function operationName(operation: Operation): string {
  const key = `accounts.op_${operation.replace('.', '_')}`
  return isTextKey(key) ? t(key) : operation
}

/** 指挥长 · 良溪区 · 全部图层 · 最高 3 级 · 至 2027-01-01 */
export function grantSentence(grant: GrantRecord): string {
  return [
    roleName(grant.role),
    ...(grant.areas.length > 0 ? [shortList(grant.areas.map(areaName), 3)] : []),
    layersText(grant.layers),
    t('accounts.upTo', { grade: grant.maxSensitivity }),
    ...(grant.state === 'future' ? [t('accounts.from', { date: formatDate(grant.from) })] : []),
    ...(grant.to ? [t('accounts.until', { date: formatDate(grant.to) })] : []),
  ].join(' · ')
}

function layersText(layers: GrantRecord['layers']): string {
  if (layers === 'all') return t('accounts.allLayers')
  return layers.length > 3
    ? t('accounts.someLayers', { count: layers.length })
    : shortList(layers.map(grantedLayerName), 3)
}

function shortList(names: readonly string[], most: number): string {
  const shown = names.slice(0, most).join(t('common.listSeparator'))
  if (names.length <= most) return shown
  return `${shown} ${t('accounts.moreGrants', { count: formatNumber(names.length - most) })}`
}
