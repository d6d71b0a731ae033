import type { LayerCode } from './codes.ts'
import type { LayerDefinition, Sensitivity } from './layer.ts'

export const ROLES = [
  'commander',
  'planner',
  'analyst',
  'steward',
  'gridWorker',
  'handler',
  'dispatcher',
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

/**
 * 授权: what one valid assignment of a role gives. A thing is visible iff a single grant covers its layer, its place and
 * its layer's grade; of fields there the highest grade of the grants that cover the place counts.
 */
export interface Grant {
  readonly role: Role
  readonly areas: readonly AreaPrefix[]
  readonly layers: readonly LayerCode[] | 'all'
  readonly maxSensitivity: Sensitivity
}

declare const scopeBrand: unique symbol
declare const layerScopeBrand: unique symbol

/**
 * What one session may see; computed once by `server/security/scope.ts`. Nothing else makes one. Readers take what of it
 * concerns one layer: `scopeOn(scope, layer)`.
 */
export interface Scope {
  readonly [scopeBrand]: true
  readonly userId: string
  readonly roles: readonly Role[]
  readonly grants: readonly Grant[]
  /** Of all grants together, whatever layers they are for: which divisions there are for this session. */
  readonly areas: readonly AreaPrefix[]
  /** ISO 8601, UTC: when the session ends or a grant begins or ends, whichever comes first. */
  readonly expiresAt: string
  /** Short digest of everything above but the user and the expiry. */
  readonly digest: string
}

/** The part of a Scope that concerns one layer: a required argument of every reader. */
export interface LayerScope {
  readonly [layerScopeBrand]: true
  readonly layer: LayerDefinition
  readonly userId: string
  /** What lies in one of these is visible, nothing else; none lies inside another. '' = everywhere. */
  readonly areas: readonly AreaPrefix[]
  /** The highest grade of fields by area, sorted; of several areas around a place the highest counts. */
  readonly grades: readonly AreaGrade[]
  /** The same for all scopes that see the same of a layer: part of every ETag. */
  readonly digest: string
}

export interface AreaGrade {
  readonly area: AreaPrefix
  readonly grade: Sensitivity
}
