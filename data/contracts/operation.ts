/**
 * What an account may do; where and on which layers it may do it says its Scope. Which role may do what is data:
 * `data/registry/permissions.ts`.
 */
export const OPERATIONS = [
  'map.read',
  'data.analyse',
  'data.export',
  'data.import',
  'base.edit',
  'event.report',
  'event.handle',
  'event.desk',
  'grid.plan',
  'incident.command',
  'account.manage',
  'grant.manage',
  'audit.read',
] as const
export type Operation = (typeof OPERATIONS)[number]
