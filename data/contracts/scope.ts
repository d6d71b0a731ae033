import type { LayerCode } from './codes.ts'
import type { Sensitivity } from './layer.ts'

export const ROLES = [
  'commander',
  'planner',
  'analyst',
  'steward',
  'gridWorker',
  'handler',
  'auditor',
  'administrator',
  'securityAdministrator',
] as const
export type Role = (typeof ROLES)[number]

/**
 * A prefix of a 15-digit grid code: 6 digits = district, 9 = subdistrict, 12 = community, 15 = one grid.
 * A located row is inside an area when its grid code begins with it.
 */
export type AreaPrefix = string

declare const scopeBrand: unique symbol

/**
 * What one session may see; computed once by `server/security/scope.ts`, a required argument of every reader.
 * Nothing else makes one.
 */
export interface Scope {
  readonly [scopeBrand]: true
  readonly userId: string
  readonly roles: readonly Role[]
  readonly areas: readonly AreaPrefix[]
  readonly layers: readonly LayerCode[] | 'all'
  readonly maxSensitivity: Sensitivity
  readonly purpose?: string
  /** ISO 8601, UTC. */
  readonly expiresAt: string
  /** Short digest of everything above but the user and the expiry: part of every ETag. */
  readonly digest: string
}
