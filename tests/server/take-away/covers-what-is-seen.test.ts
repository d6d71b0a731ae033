import { expect, it } from 'vitest'
import type { AreaGrade } from '../../../data/contracts/index.ts'
import { coversWhatIsSeen } from '../../../server/take-away/covers-what-is-seen.ts'

const of = (...grades: [area: string, grade: number][]) => ({
  grades: grades.map(([area, grade]) => ({ area, grade }) as AreaGrade),
})

it('covers the same areas in the same grade', () => {
  expect(coversWhatIsSeen(of(['330199', 2]), of(['330199', 2]), '')).toBe(true)
  expect(coversWhatIsSeen(of(['330199', 3]), of(['330199001', 2]), '')).toBe(true)
})

it('does not cover what is seen besides, or better', () => {
  expect(coversWhatIsSeen(of(['330199001', 2]), of(['330199', 2]), '')).toBe(false)
  expect(coversWhatIsSeen(of(['330199', 1]), of(['330199', 2]), '')).toBe(false)
})

it('covers it when the answer is narrowed down to what may be taken', () => {
  const [mayTake, sees] = [of(['330199001', 2]), of(['330199', 2])]
  expect(coversWhatIsSeen(mayTake, sees, '330199001')).toBe(true)
  expect(coversWhatIsSeen(mayTake, sees, '330199001002')).toBe(true)
  expect(coversWhatIsSeen(mayTake, sees, '330199002')).toBe(false)
})
