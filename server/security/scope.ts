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
 * The only maker of a Scope. Areas of several assignments are united; of grades the lowest and of layers only the common
 * ones count, so that a wide area never lends its reach to rights that were given for a small one.
 */
export function createScope(
  userId: string,
  assignments: readonly Assignment[],
  expiresAt: string,
): Scope {
  const roles = [...new Set(assignments.map((a) => a.role))].sort()
  const areas = withoutCovered(assignments.flatMap((a) => a.areas))
  const layers = sharedLayers(assignments)
  const grades = assignments.map((a) => a.maxSensitivity)
  const maxSensitivity = (grades.length > 0 ? Math.min(...grades) : 1) as Sensitivity
  const digest = createHash('sha256')
    .update(JSON.stringify([roles, areas, layers, maxSensitivity]))
    .digest('base64url')
    .slice(0, 16)
  const scope: Unbranded = { userId, roles, areas, layers, maxSensitivity, expiresAt, digest }
  return Object.freeze(scope) as Scope
}

type Unbranded = { [Key in keyof Scope as Key extends string ? Key : never]: Scope[Key] }

/** Sorted, without those that lie inside another. */
function withoutCovered(areas: readonly AreaPrefix[]): AreaPrefix[] {
  const sorted = [...new Set(areas)].sort()
  return sorted.filter((area) => !sorted.some((other) => other !== area && area.startsWith(other)))
}

function sharedLayers(assignments: readonly Assignment[]): LayerCode[] | 'all' {
  const lists = assignments.flatMap((a) => (a.layers === null ? [] : [a.layers]))
  const [first, ...others] = lists
  if (!first) return assignments.length === 0 ? [] : 'all'
  return [...new Set(first)].filter((code) => others.every((list) => list.includes(code))).sort()
}
