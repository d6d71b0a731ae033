import { describe, expect, test } from 'vitest'
import {
  type LayerDefinition,
  parseLayerCode,
  type Role,
  type Scope,
  type Sensitivity,
} from '../../../data/contracts/index.ts'
import { createRandom } from '../../../data/sample/random.ts'
import {
  type Assignment,
  createScope,
  gradeAt,
  lowestGrade,
  scopeFor,
  scopeOn,
} from '../../../server/security/scope.ts'
import { visibleAreas } from '../../../server/security/visible-areas.ts'

const FUEL = parseLayerCode('FUEL')!
const CAMERA = parseLayerCode('CAMERA')!
const ROAD = parseLayerCode('ROAD')!
const END = '2099-01-01T00:00:00.000Z'
const DISTRICT = '330199'
const GRID = '330199001001001'
const NEIGHBOUR = '330199001001002'

const given = (
  areas: readonly string[],
  maxSensitivity: Sensitivity = 2,
  layers: (typeof FUEL)[] | null = null,
  role: Role = 'handler',
): Assignment => ({ role, areas, layers, maxSensitivity })

const scopeOf = (...assignments: Assignment[]) => createScope('u', assignments, END)

const layer = (code = FUEL, sensitivity: Sensitivity = 1): LayerDefinition => ({
  code,
  name: { zh: code, en: code },
  group: 'safety',
  base: code === ROAD ? 'map' : 'site',
  geometry: 'point',
  symbol: { colour: '#000000' },
  attributes: [],
  minZoom: 10,
  sensitivity,
})

const on = (scope: Scope, code = FUEL, sensitivity: Sensitivity = 1) =>
  scopeOn(scope, layer(code, sensitivity))

describe('a scope on a layer', () => {
  test('without grants is nothing', () => {
    expect(on(scopeOf())).toBeUndefined()
    expect(scopeOf()).toMatchObject({ roles: [], areas: [], grants: [] })
  })

  test('has a higher grade only where it was granted', () => {
    const scope = on(scopeOf(given([DISTRICT], 2), given([GRID], 3)))!
    expect(gradeAt(scope, GRID)).toBe(3)
    expect(gradeAt(scope, NEIGHBOUR)).toBe(2)
    expect(scope.areas).toEqual([DISTRICT])
    expect(lowestGrade(scope)).toBe(2)
  })

  test('has a layer only where it was granted', () => {
    const scope = scopeOf(given([DISTRICT], 2, [CAMERA]), given([GRID], 2, [FUEL]))
    expect(on(scope, FUEL)!.areas).toEqual([GRID])
    expect(on(scope, CAMERA)!.areas).toEqual([DISTRICT])
    expect(gradeAt(on(scope, FUEL)!, NEIGHBOUR)).toBeUndefined()
  })

  test('has a sensitive layer only where a grant reaches its grade', () => {
    const scope = scopeOf(given([DISTRICT], 2), given([GRID], 3))
    expect(on(scope, FUEL, 3)!.areas).toEqual([GRID])
    expect(on(scope, FUEL, 4)).toBeUndefined()
  })

  test('sees what lies outside the district with the whole district alone', () => {
    expect(gradeAt(on(scopeOf(given([DISTRICT])))!, '')).toBe(2)
    expect(gradeAt(on(scopeOf(given([GRID])))!, '')).toBeUndefined()
  })

  test('shows roads everywhere to whom they are shown at all, with grades as granted', () => {
    const scope = on(scopeOf(given([GRID], 3)), ROAD)!
    expect(visibleAreas(scope).patterns).toContain('%')
    expect([gradeAt(scope, GRID), gradeAt(scope, NEIGHBOUR), gradeAt(scope, '')]).toEqual([3, 1, 1])
    expect(on(scopeOf(given([GRID], 3, [FUEL])), ROAD)).toBeUndefined()
    // A layer that is not open to all is cut like any other.
    expect(scopeOn(scopeOf(given([GRID], 3)), layer(ROAD, 2))!.areas).toEqual([GRID])
  })

  test('shows owners all of what they brought', () => {
    const scope = scopeOn(scopeOf(given([GRID], 1, [CAMERA])), layer(), { isOwner: true })!
    expect([gradeAt(scope, NEIGHBOUR), gradeAt(scope, '')]).toEqual([4, 4])
  })
})

describe('what a scope gives for an operation', () => {
  test('comes from the grants whose role includes it', () => {
    const scope = scopeOf(
      given([DISTRICT], 2, null, 'gridWorker'),
      given([GRID], 2, null, 'analyst'),
    )
    expect(on(scopeFor(scope, 'map.read'))!.areas).toEqual([DISTRICT])
    expect(on(scopeFor(scope, 'data.export'))!.areas).toEqual([GRID])
    expect(scopeFor(scope, 'account.manage').grants).toEqual([])
  })
})

describe('the digest', () => {
  const digest = (...assignments: Assignment[]) => on(scopeOf(...assignments))!.digest

  test('tells rights apart, not people', () => {
    const ofUser = (user: string) => createScope(user, [given([DISTRICT])], END).digest
    expect(ofUser('a')).toBe(ofUser('b'))
    expect(digest(given([DISTRICT]))).not.toBe(digest(given(['330199001'])))
    expect(digest(given([DISTRICT], 2))).not.toBe(digest(given([DISTRICT], 3)))
  })

  test('is the same however equal rights were granted', () => {
    const plain = digest(given([DISTRICT], 2))
    expect(digest(given([DISTRICT], 2), given([DISTRICT], 2))).toBe(plain)
    expect(digest(given([GRID], 1), given([DISTRICT], 2))).toBe(plain)
    expect(digest(given([DISTRICT], 2), given([GRID], 4, [CAMERA]))).toBe(plain)
    expect(digest(given([GRID], 2), given([NEIGHBOUR], 2))).toBe(
      digest(given([NEIGHBOUR, GRID], 2)),
    )
  })

  test('of the whole does not depend on the order of the grants', () => {
    const a = given([DISTRICT], 2)
    const b = given([GRID], 3, [FUEL])
    expect(scopeOf(a, b).digest).toBe(scopeOf(b, a, b).digest)
  })
})

test('a scope cannot be changed', () => {
  expect(Object.isFrozen(scopeOf())).toBe(true)
  expect(Object.isFrozen(on(scopeOf(given([GRID]))))).toBe(true)
})

describe('for any grants', () => {
  const AREAS = [
    DISTRICT,
    '330199001',
    '330199002',
    '330199001001',
    GRID,
    NEIGHBOUR,
    '330199002001003',
  ]
  const PLACES = [
    ...AREAS.filter((area) => area.length === 15),
    '330199003001001',
    '330200001001001',
    '',
  ]
  const ROLES: Role[] = ['commander', 'analyst', 'gridWorker']
  const GRADES: Sensitivity[] = [1, 2, 3, 4]

  /** The rule in its plainest words. */
  const expectedGrade = (assignments: readonly Assignment[], of: LayerDefinition, grid: string) => {
    const covering = assignments.filter(
      ({ areas, layers, maxSensitivity }) =>
        maxSensitivity >= of.sensitivity &&
        (layers === null || layers.includes(of.code)) &&
        areas.some((area) => (grid === '' ? area.length === 6 : grid.startsWith(area))),
    )
    return covering.length === 0 ? undefined : Math.max(...covering.map((a) => a.maxSensitivity))
  }

  const cases = Array.from({ length: 300 }, (_, seed) => {
    const random = createRandom('scope', seed)
    const draw = (): Assignment =>
      given(
        Array.from({ length: random.int(0, 3) }, () => random.pick(AREAS)),
        random.pick(GRADES),
        random.chance(0.5) ? null : [random.pick([FUEL, CAMERA])],
        random.pick(ROLES),
      )
    return Array.from({ length: random.int(0, 4) }, draw)
  })

  test('a thing is visible iff one grant covers it, at the highest grade of those that do', () => {
    for (const assignments of cases) {
      for (const of of [layer(FUEL), layer(FUEL, 3), layer(CAMERA, 2)]) {
        const scope = scopeOn(scopeOf(...assignments), of)
        const grades = PLACES.map((grid) => scope && gradeAt(scope, grid))
        expect(grades).toEqual(PLACES.map((grid) => expectedGrade(assignments, of, grid)))
      }
    }
  })

  test('the database is asked for the same', () => {
    const matches = (grid: string, pattern: string) =>
      pattern.endsWith('%') ? grid.startsWith(pattern.slice(0, -1)) : grid === pattern
    for (const assignments of cases) {
      const scope = on(scopeOf(...assignments))
      for (const grid of PLACES) {
        const asked = scope && visibleAreas(scope)
        const isFound = asked?.patterns.some((pattern) => matches(grid, pattern)) ?? false
        expect(isFound).toBe(expectedGrade(assignments, layer(), grid) !== undefined)
        if (asked && isFound) expect(asked.from <= grid && grid <= asked.to).toBe(true)
      }
    }
  })
})
