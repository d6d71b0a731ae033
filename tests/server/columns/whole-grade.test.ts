import { expect, it } from 'vitest'
import type { Sensitivity } from '../../../data/contracts/index.ts'
import { loadRegistry } from '../../../data/registry/index.ts'
import { wholeGrade } from '../../../server/columns/whole-grade.ts'
import { createScope, scopeOn } from '../../../server/security/scope.ts'

const RENTAL = loadRegistry().layer('RENTAL')!
const SUBDISTRICT = '330199001'

function gradeWith(grades: Readonly<Record<string, Sensitivity>>) {
  const grants = Object.entries(grades).map(([area, maxSensitivity]) => ({
    ...{ role: 'analyst' as const, areas: [area], layers: null },
    maxSensitivity,
  }))
  const scope = scopeOn(createScope('somebody', grants, '2099-01-01T00:00:00Z'), RENTAL)!
  return wholeGrade(scope, SUBDISTRICT)
}

it('is the grade of the subdistrict where all of it has the same', () => {
  expect(gradeWith({ '330199': 2 })).toBe(2)
  expect(gradeWith({ [SUBDISTRICT]: 3 })).toBe(3)
})

it('is none where a part has another grade, or is all that is seen', () => {
  expect(gradeWith({ [SUBDISTRICT]: 2, '330199001002': 3 })).toBeUndefined()
  expect(gradeWith({ '330199001002': 3 })).toBeUndefined()
})
