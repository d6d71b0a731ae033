import { expect, test } from 'vitest'
import { parseLayerCode } from '../../../data/contracts/index.ts'
import { loadRegistry } from '../../../data/registry/index.ts'
import { MAX_LIMIT, mostItems, PAGE_LIMIT } from '../../../server/ogc/item-query.ts'
import { type Assignment, createScope, scopeOn } from '../../../server/security/scope.ts'

const school = loadRegistry().layer('SCHOOL')!
const DISTRICT = '330199'
const GRID = '330199001001001'

const given = (role: Assignment['role'], area: string): Assignment => ({
  role,
  areas: [area],
  layers: [parseLayerCode('SCHOOL')!],
  maxSensitivity: 2,
})

test.each([
  ['who may export what they see takes much at once', [given('analyst', DISTRICT)], MAX_LIMIT],
  ['who may only look gets pages', [given('gridWorker', DISTRICT)], PAGE_LIMIT],
  [
    'so does who may export a part of it',
    [given('gridWorker', DISTRICT), given('analyst', GRID)],
    PAGE_LIMIT,
  ],
])('%s', (_what, grants, expected) => {
  const scope = createScope('u', grants, '2099-01-01T00:00:00Z')
  expect(mostItems(scope, scopeOn(scope, school)!)).toBe(expected)
})
