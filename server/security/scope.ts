import { hash } from 'node:crypto'
import type {
  AreaGrade,
  AreaPrefix,
  Grant,
  LayerCode,
  LayerDefinition,
  LayerScope,
  Operation,
  Role,
  Scope,
  Sensitivity,
} from '../../data/contracts/index.ts'
import { PERMISSIONS } from '../../data/registry/index.ts'

/** One valid row of role_assignment. */
export interface Assignment {
  role: Role
  areas: readonly AreaPrefix[]
  /** null = all layers. */
  layers: readonly LayerCode[] | null
  maxSensitivity: Sensitivity
}

/** The only maker of a Scope. Each assignment stands for itself: a wide area never lends its reach to another's rights. */
export function createScope(
  userId: string,
  assignments: readonly Assignment[],
  expiresAt: string,
): Scope {
  const grants = assignments.map(
    ({ role, areas, layers, maxSensitivity }): Grant => ({
      role,
      areas: withoutCovered(areas),
      layers: layers === null ? 'all' : [...new Set(layers)].sort(),
      maxSensitivity,
    }),
  )
  return seal(userId, grants, expiresAt)
}

/** The part of a scope that its holder has for doing this: the grants whose role may do it. */
export function scopeFor(scope: Scope, operation: Operation): Scope {
  const known = (narrowed.get(scope) ?? remember(narrowed, scope, new Map())).get(operation)
  if (known) return known
  const grants = scope.grants.filter(({ role }) => PERMISSIONS[role].includes(operation))
  const { userId, expiresAt } = scope
  const isSame = grants.length === scope.grants.length
  const result = isSame ? scope : seal(userId, grants, expiresAt)
  narrowed.get(scope)!.set(operation, result)
  return result
}

/** What of a scope concerns one layer; undefined when no grant covers anything of it. Owners see all of what they brought. */
export function scopeOn(
  scope: Scope,
  layer: LayerDefinition,
  { isOwner = false } = {},
): LayerScope | undefined {
  const byLayer = onLayers.get(scope) ?? remember(onLayers, scope, new WeakMap())
  if (byLayer.has(layer)) return byLayer.get(layer)
  const result = narrow(scope, layer, isOwner)
  byLayer.set(layer, result)
  return result
}

/** The part of it in which something of the layer may be written: what is drawn beyond one's areas is only to be seen. */
export function writableOn(scope: Scope, layer: LayerDefinition): LayerScope | undefined {
  const given = gradesOn(scope, layer)
  return given.length === 0 ? undefined : layerScope(scope, layer, given)
}

/**
 * Roads, water and land use: drawn beyond one's own areas as well, so that everybody who may see them at all knows where
 * they are, a worker at the edge of a grid too. Only what is open to all (DB33/T 2350: L1); buildings, grids and all that
 * tells of somebody ends where the area ends.
 */
export function isOrientation({ base, code, sensitivity }: LayerDefinition): boolean {
  return base === 'map' && sensitivity === 1 && ['WATER', 'LANDUSE', 'ROAD'].includes(code)
}

/** The grade of fields of what lies there; undefined = it may not be seen. A grid '' lies outside the district. */
export function gradeAt(
  { grades }: Pick<LayerScope, 'grades'>,
  grid: string,
): Sensitivity | undefined {
  let highest: Sensitivity | undefined
  for (const { area, grade } of grades) {
    const isInside = grid === '' ? area.length <= DISTRICT_LENGTH : grid.startsWith(area)
    if (isInside && (highest === undefined || grade > highest)) highest = grade
  }
  return highest
}

/** The grade that holds wherever something of the layer is visible. */
export function lowestGrade({ areas, grades }: LayerScope): Sensitivity {
  const sure = areas.map((area) => grades.find((entry) => entry.area === area)!.grade)
  return Math.min(...sure) as Sensitivity
}

const DISTRICT_LENGTH = 6

type Unbranded<Sealed> = { [Key in keyof Sealed as Key extends string ? Key : never]: Sealed[Key] }

const narrowed = new WeakMap<Scope, Map<Operation, Scope>>()
const onLayers = new WeakMap<Scope, WeakMap<LayerDefinition, LayerScope | undefined>>()

function remember<Value>(map: WeakMap<Scope, Value>, scope: Scope, value: Value): Value {
  map.set(scope, value)
  return value
}

function seal(userId: string, given: readonly Grant[], expiresAt: string): Scope {
  const grants = withoutRepeated(given)
  const scope: Unbranded<Scope> = {
    userId,
    roles: [...new Set(grants.map(({ role }) => role))].sort(),
    grants,
    areas: withoutCovered(grants.flatMap(({ areas }) => areas)),
    expiresAt,
    digest: digestOf(grants),
  }
  return Object.freeze(scope) as Scope
}

function narrow(scope: Scope, layer: LayerDefinition, isOwner: boolean): LayerScope | undefined {
  const given = isOwner ? [{ area: '', grade: 4 as const }] : gradesOn(scope, layer)
  if (given.length === 0) return undefined
  const isSeenWhole = !isOwner && isOrientation(layer)
  const everywhere = isSeenWhole ? [{ area: '', grade: layer.sensitivity }] : []
  return layerScope(scope, layer, [...given, ...everywhere])
}

function layerScope(scope: Scope, layer: LayerDefinition, given: readonly AreaGrade[]): LayerScope {
  const grades = withoutLower(given)
  const areas = withoutCovered(grades.map(({ area }) => area))
  const result: Unbranded<LayerScope> = {
    layer,
    userId: scope.userId,
    areas,
    grades,
    digest: digestOf(grades),
  }
  return Object.freeze(result) as LayerScope
}

function gradesOn({ grants }: Scope, { code, sensitivity }: LayerDefinition): AreaGrade[] {
  return grants
    .filter((grant) => grant.maxSensitivity >= sensitivity)
    .filter(({ layers }) => layers === 'all' || layers.includes(code))
    .flatMap(({ areas, maxSensitivity: grade }) => areas.map((area) => ({ area, grade })))
}

/** Sorted, without those that lie inside another. */
function withoutCovered(areas: readonly AreaPrefix[]): AreaPrefix[] {
  const sorted = [...new Set(areas)].sort()
  const kept: AreaPrefix[] = []
  for (const area of sorted) {
    const last = kept.at(-1)
    if (last === undefined || !area.startsWith(last)) kept.push(area)
  }
  return kept
}

/** Sorted, without those that lie inside another of at least their grade. */
function withoutLower(grades: readonly AreaGrade[]): AreaGrade[] {
  const highest = new Map<AreaPrefix, Sensitivity>()
  for (const { area, grade } of grades) {
    if (grade > (highest.get(area) ?? 0)) highest.set(area, grade)
  }
  const above = (area: AreaPrefix) =>
    Array.from({ length: area.length }, (_, length) => highest.get(area.slice(0, length)) ?? 0)
  return [...highest]
    .filter(([area, grade]) => above(area).every((other) => other < grade))
    .map(([area, grade]) => ({ area, grade }))
    .sort((a, b) => (a.area < b.area ? -1 : 1))
}

/** In an order of their own, so that equal rights have equal digests. */
function withoutRepeated(grants: readonly Grant[]): Grant[] {
  const byText = new Map(grants.map((grant) => [JSON.stringify(grant), grant]))
  return [...byText.keys()].sort().map((text) => byText.get(text)!)
}

const digestOf = (rights: unknown) =>
  hash('sha256', JSON.stringify(rights), 'base64url').slice(0, 16)
