import { beforeAll, expect, test } from 'vitest'
import { preparePart } from '../../../web/query/columns/prepare-part.ts'
import { columnsOf, type Rows } from '../../builders/dataset-stream.ts'
import { openTestCore, type TestCore } from '../../builders/query-core.ts'

const COMPILING_MS = 60_000

let world: TestCore
beforeAll(async () => {
  world = await openTestCore()
}, COMPILING_MS)

/** Parts by their subdistrict, in the order given; what is not named any more goes. */
function load(layer: string, parts: Readonly<Record<string, Rows>>): void {
  const { dataset } = columnsOf(layer, [])
  for (const [subdistrict, rows] of Object.entries(parts)) {
    const { bytes } = columnsOf(layer, rows)
    world.core.load(dataset, subdistrict, preparePart(dataset, bytes))
  }
  world.core.show(dataset, Object.keys(parts))
}

const numbered = (count: number, row: (i: number) => Rows[number]): Rows =>
  Array.from({ length: count }, (_, i) => row(i))

test('parts that say a text by different numbers agree on it', async () => {
  load('SCHOOL', {
    '330199001': [
      { code: 'S1', risk: '低' },
      { code: 'S2', risk: '重大' },
    ],
    '330199002': [
      { code: 'S3', risk: '重大' },
      { code: 'S4', risk: null },
      { code: 'S5', risk: '低' },
    ],
  })
  expect(await world.ask('select code, risk from school order by code')).toEqual([
    ['S1', '低'],
    ['S2', '重大'],
    ['S3', '重大'],
    ['S4', null],
    ['S5', '低'],
  ])
})

test('one part is exchanged, and one taken away, without touching the others', async () => {
  load('SCHOOL', { '330199001': [{ code: 'S1' }], '330199002': [{ code: 'S2' }, { code: 'S3' }] })
  load('SCHOOL', { '330199001': [{ code: 'S9' }], '330199002': [{ code: 'S2' }, { code: 'S3' }] })
  expect(await world.ask('select code from school order by code')).toEqual([['S2'], ['S3'], ['S9']])
  load('SCHOOL', { '330199002': [{ code: 'S2' }] })
  expect(await world.ask('select code from school')).toEqual([['S2']])
  expect(world.core.rows('school')).toBe(1)
})

test('texts that become too many are kept as texts, in what is there as in what comes', async () => {
  const titled = (prefix: string, count: number) =>
    numbered(count, (i) => ({ code: `${prefix}${i}`, title: `${prefix}号${i}` }))
  const many = { A: 50, B: 60, C: 60, D: 60, E: 60, F: 500, G: 2 }
  const parts = Object.entries(many).map(([prefix, count], i) => [
    `33019900${i + 1}`,
    titled(prefix, count),
  ])
  load('SCHOOL', Object.fromEntries(parts))
  expect(
    await world.ask(`select code, title from school where code like '_1' order by code`),
  ).toEqual(Object.keys(many).map((prefix) => [`${prefix}1`, `${prefix}号1`]))
  expect(await world.ask('select count(distinct title) from school')).toEqual([[792]])
})

test('numbers of any kind, truth values, days and NULL arrive as they were', async () => {
  load('FIRE_UNIT', {
    '330199001': [{ code: 'F1', area: 12, hazards_open: 3, sprinkler: true, last_drill: 20_000 }],
    '330199002': [
      { code: 'F2', area: 12.5, hazards_open: null, sprinkler: false, last_drill: null },
    ],
    '330199003': [],
  })
  expect(
    await world.ask(
      `select code, area, hazards_open, sprinkler, last_drill::varchar from fire_unit order by code`,
    ),
  ).toEqual([
    ['F1', 12, 3, true, '2024-10-04'],
    ['F2', 12.5, null, false, null],
  ])
})

test('a table of nothing has its columns', async () => {
  load('SCHOOL', { '330199001': [] })
  expect(await world.ask('select code, grid from school')).toEqual([])
})
