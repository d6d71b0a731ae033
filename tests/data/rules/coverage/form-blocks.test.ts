import { expect, test } from 'vitest'
import { formBlocks } from '../../../../data/rules/coverage/blocks/form-blocks.ts'
import { applyChange } from '../../../../data/rules/coverage/coverage.ts'
import { lockCells } from '../../../../data/rules/coverage/operations/change-cells.ts'
import { verifyCoverage } from '../../../../data/rules/coverage/verify-coverage.ts'
import { drawCoverage, idOf, line } from './tiny-coverage.ts'

const north = line([1.5, -1], [1.5, 3])
const east = line([-1, 1.5], [5, 1.5])
const house = (column: number, row: number, estate = '') => ({
  estate,
  ring: line(
    [column, row],
    [column + 0.2, row],
    [column + 0.2, row + 0.2],
    [column, row + 0.2],
    [column, row],
  ),
})
const communities = { a: 'west', b: 'west', c: 'west', d: 'west', e: 'east', f: 'east' }
const drawn = () => drawCoverage('abe\ncdf', communities)

test('blocks are what lines enclose inside communities; lines that end in the open divide nothing', () => {
  const stub = line([0.5, 0], [0.5, 0.7])
  const blocks = formBlocks(drawn(), { lines: [north, east, stub], buildings: [] })
  expect(verifyCoverage(blocks)).toEqual([])
  const counts = new Map<string, number>()
  for (const { community } of blocks.cells()) {
    counts.set(community, (counts.get(community) ?? 0) + 1)
  }
  expect([...counts]).toEqual(
    expect.arrayContaining([
      ['west', 4],
      ['east', 2],
    ]),
  )
})

test('no line goes through a building, and an estate stays whole', () => {
  const cut = formBlocks(drawn(), { lines: [north], buildings: [house(1.4, 0.5)] })
  expect([...cut.cells()]).toHaveLength(2)
  const estate = [house(1.1, 0.5, 'e'), house(1.7, 0.5, 'e')]
  expect([...formBlocks(drawn(), { lines: [north], buildings: estate }).cells()]).toHaveLength(2)
})

test('a locked cell is one block with its own id', () => {
  const plan = drawn()
  applyChange(plan, lockCells(plan, { cells: [idOf(plan, 'b')], locked: true }).change!)
  const blocks = formBlocks(plan, { lines: [north, east], buildings: [] })
  expect(blocks.cell(idOf(plan, 'b'))).toMatchObject({ name: 'b', locked: true })
  expect(verifyCoverage(blocks)).toEqual([])
})
