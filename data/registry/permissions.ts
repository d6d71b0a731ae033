import type { Operation, Role } from '../contracts/index.ts'

/**
 * Who may do what. Three administrators hold each other in check (三员分立, GB/T 22239 level 3): who creates accounts cannot
 * grant, who grants cannot read the audit, who reads the audit can do neither.
 * To look at an answer on the screen (`data.analyse`) is less than to take it away as a file (`data.export`).
 */
export const PERMISSIONS: Readonly<Record<Role, readonly Operation[]>> = {
  commander: [
    'map.read',
    'data.analyse',
    'data.export',
    'data.import',
    'event.report',
    'event.handle',
    'event.desk',
    'incident.command',
  ],
  planner: ['map.read', 'data.analyse', 'data.export', 'data.import', 'grid.plan'],
  analyst: ['map.read', 'data.analyse', 'data.export', 'data.import'],
  steward: ['map.read', 'data.analyse', 'data.export', 'data.import', 'base.edit'],
  gridWorker: ['map.read', 'event.report', 'event.handle'],
  handler: ['map.read', 'event.report', 'event.handle'],
  dispatcher: ['map.read', 'data.analyse', 'event.report', 'event.handle', 'event.desk'],
  auditor: ['map.read', 'audit.read'],
  administrator: ['map.read', 'account.manage'],
  securityAdministrator: ['map.read', 'grant.manage'],
}

export function permits(roles: readonly Role[], operation: Operation): boolean {
  return roles.some((role) => PERMISSIONS[role].includes(operation))
}
