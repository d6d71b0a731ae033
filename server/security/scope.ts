import { createHash } from 'node:crypto'
import type { AreaPrefix, LayerCode, Role, Scope, Sensitivity } from '../../data/contracts/index.ts'

/** One valid row of role_assignment. */
export interface Assignment {
  role: Role
  areas: readonly AreaPrefix[]
  /** null = all layers. */
  layers: readonly LayerCode[] | null
  maxSensitivity: Sensitivity
}

/**
 * The only maker of a Scope. Several assignments of one account are united; where they differ in grade the lowest counts,
 * so that a wide area never lends its reach to a high grade given for a small one.
 */
export function createScope(
  userId: string,
  assignments: readonly Assignment[],
  expiresAt: string,
): Scope {
  const roles = [...new Set(assignments.map((a) => a.role))].sort()
  const areas = withoutCovered(assignments.flatMap((a) => a.areas))
  const layers = assignments.some((a) => a.layers === null)
    ? ('all' as const)
    : [...new Set(assignments.flatMap((a) => a.layers ?? []))].sort()
  const maxSensitivity = Math.min(...assignments.map((a) => a.maxSensitivity), 4) as Sensitivity
  const digest = createHash('sha256')
    .update(JSON.stringify([roles, areas, layers, maxSensitivity]))
    .digest('base64url')
    .slice(0, 16)
  const scope = { userId, roles, areas, layers, maxSensitivity, expiresAt, digest }
  return Object.freeze(scope) as Scope
}

/** Sorted, without those that lie inside another. */
function withoutCovered(areas: readonly AreaPrefix[]): AreaPrefix[] {
  const sorted = [...new Set(areas)].sort()
  return sorted.filter((area) => !sorted.some((other) => other !== area && area.startsWith(other)))
}
