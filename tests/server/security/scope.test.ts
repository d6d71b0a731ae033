import { expect, test } from 'vitest'
import { parseLayerCode, type Role, type Sensitivity } from '../../../data/contracts/index.ts'
import { createScope } from '../../../server/security/scope.ts'

const FUEL = parseLayerCode('FUEL')!
const CAMERA = parseLayerCode('CAMERA')!
const END = '2099-01-01T00:00:00.000Z'

const given = (
  areas: string[],
  maxSensitivity: Sensitivity = 2,
  layers: (typeof FUEL)[] | null = null,
  role: Role = 'handler',
) => ({ role, areas, layers, maxSensitivity })

test('without assignments nothing may be seen', () => {
  expect(createScope('u', [], END)).toMatchObject({ areas: [], layers: [], maxSensitivity: 1 })
})

test('areas that lie inside another one say nothing new', () => {
  const scope = createScope('u', [given(['330199001', '330199'])], END)
  expect(scope.areas).toEqual(['330199'])
})

test('a high grade for a small area does not reach a wide one', () => {
  const scope = createScope('u', [given(['330199001'], 4), given(['330199'], 1)], END)
  expect(scope).toMatchObject({ areas: ['330199'], maxSensitivity: 1 })
})

test('of two lists of layers the common ones count', () => {
  const both = [given(['330199001'], 2, [FUEL, CAMERA]), given(['330199002'], 2, [CAMERA])]
  expect(createScope('u', both, END).layers).toEqual([CAMERA])
  expect(createScope('u', [given(['1']), given(['2'], 2, [FUEL])], END).layers).toEqual([FUEL])
})

test('the digest tells rights apart, not people', () => {
  const digest = (user: string, area: string) => createScope(user, [given([area])], END).digest
  expect(digest('a', '330199')).toBe(digest('b', '330199'))
  expect(digest('a', '330199')).not.toBe(digest('a', '330199001'))
})

test('a scope cannot be changed', () => {
  expect(Object.isFrozen(createScope('u', [], END))).toBe(true)
})
