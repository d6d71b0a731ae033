import { describe, expect, test } from 'vitest'
import {
  chargesOf,
  holeOf,
  holesFirst,
  type StaffedCell,
  type Worker,
} from '../../../../web/grids/plans/staff/staffed-cell.ts'

const worker = (name: string, fullTime = true): Worker => ({
  staffKey: name,
  name,
  role: fullTime ? '专职' : '兼职',
  fullTime,
})
const cell = (
  name: string,
  workers: Worker[],
  figures: Partial<StaffedCell> = {},
): StaffedCell => ({
  id: name,
  name,
  workers,
  ...figures,
})

describe('holes in coverage', () => {
  test('a grid with nobody is one, a grid with part-time workers only is half of one', () => {
    expect(holeOf(cell('a', []))).toBe('none')
    expect(holeOf(cell('a', [worker('Lin', false)]))).toBe('partTime')
    expect(holeOf(cell('a', [worker('Lin', false), worker('Chen')]))).toBeNull()
  })

  test('come first, then the heaviest load', () => {
    const cells = [
      cell('light', [worker('A')], { load: 0.4 }),
      cell('half', [worker('B', false)], { load: 2 }),
      cell('heavy', [worker('C')], { load: 1.2 }),
      cell('empty', [], { load: Number.POSITIVE_INFINITY }),
    ]
    expect(holesFirst(cells).map(({ name }) => name)).toEqual(['empty', 'half', 'heavy', 'light'])
  })
})

describe('what workers have in hand', () => {
  const lin = worker('Lin')
  const chen = worker('Chen')

  test('is the sum over their grids', () => {
    const cells = [
      cell('a', [lin, chen], { load: 0.5, households: 300 }),
      cell('b', [lin], { load: 0.75, households: 200 }),
    ]
    expect(
      chargesOf(cells).map(({ name, load, households }) => ({ name, load, households })),
    ).toEqual([
      { name: 'Lin', load: 1.25, households: 500 },
      { name: 'Chen', load: 0.5, households: 300 },
    ])
  })

  test('is not known where one of the grids is not', () => {
    const [charge] = chargesOf([cell('a', [lin], { households: 300 }), cell('b', [lin])])
    expect(charge).not.toHaveProperty('households')
    expect(charge?.cells).toHaveLength(2)
  })
})
