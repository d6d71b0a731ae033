import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Question, Step, Subject } from '../../../../data/contracts/index.ts'
import { questionSql, readableSql } from '../../../../data/rules/question/index.ts'
import {
  CATALOGUE,
  lonLatAt,
  ORIGIN,
  openQuestionWorld,
  type QuestionWorld,
  type Row,
} from '../../../builders/question/question-world.ts'
import { STANDING_EXAMPLE } from '../../../builders/question/standing-example.ts'

const NOW = new Date('2026-11-20T08:30:00Z')
const SQL = questionSql(CATALOGUE, NOW)
const GRID_A = '330199001001001'
const GRID_B = '330199002001001'

/** One after the other, a minute apart, within 100 m of a place. */
const complaints = (east: number, day: string, many: number, source = '12345'): Row[] =>
  Array.from({ length: many }, (_, i) => ({
    code: `E${east}-${day}-${i}`,
    east: east + (i % 10),
    north: 5,
    grid: GRID_A,
    source,
    level: '3',
    reported_at: `${day} 21:${String(i).padStart(2, '0')}:00`,
  }))

let world: QuestionWorld
beforeAll(async () => {
  world = await openQuestionWorld({
    GROUP_RENTAL: [
      // Everything fits.
      { code: 'g1', room: 'R1', building: 'B1', east: 0, north: 0, grid: GRID_A, beds: 12 },
      // Has an alarm.
      { code: 'g2', room: 'R2', building: 'B1', east: 0, north: 0, grid: GRID_A, beds: 4 },
      // 301 m from the fire unit.
      { code: 'g3', room: 'R3', building: 'B3', east: -201, north: 0, grid: GRID_A, beds: 6 },
      // Complaints have only grown by half.
      { code: 'g4', room: 'R4', building: 'B4', east: 1_000, north: 0, grid: GRID_B, beds: 8 },
      // No letting is known here.
      { code: 'g5', room: null, building: 'B5', east: 10, north: 0, grid: GRID_A, beds: null },
    ],
    RENTAL: [
      { code: 'r1', room: 'R1', east: 0, north: 0, smoke_alarm: false },
      { code: 'r2', room: 'R2', east: 0, north: 0, smoke_alarm: true },
      { code: 'r3', room: 'R3', east: -201, north: 0, smoke_alarm: false },
      { code: 'r4', room: 'R4', east: 1_000, north: 0, smoke_alarm: false },
    ],
    FIRE_UNIT: [
      { code: 'f1', east: 100, north: 0, hazards_open: 2 },
      { code: 'f2', east: -201, north: 0, hazards_open: 0 },
      { code: 'f3', east: 1_000, north: 300, hazards_open: 1 },
    ],
    EVENT: [
      ...complaints(0, '2026-01-10', 3),
      ...complaints(0, '2026-06-10', 6),
      ...complaints(0, '2026-06-11', 9, '网格巡查'),
      ...complaints(1_000, '2026-01-10', 4),
      ...complaints(1_000, '2026-06-10', 6),
    ],
    RESIDENT: [
      { code: 'p1', grid: GRID_A, count: 500 },
      { code: 'p2', grid: GRID_B, count: 0 },
    ],
    GRID: [
      { code: GRID_A, grid: GRID_A, shape: 2 },
      { code: GRID_B, grid: GRID_B, shape: 4 },
    ],
  })
})
afterAll(() => world.close())

describe('the standing example', () => {
  test('finds the one flat to which everything applies, and how many were left after each step', async () => {
    expect(await codes(STANDING_EXAMPLE)).toEqual(['g1'])
    expect(await world.ask(SQL.counts(STANDING_EXAMPLE))).toEqual([{ n0: 5, n1: 3, n2: 2, n3: 1 }])
  })

  test('names the tables that it needs and holds no value in its text', () => {
    const { datasets, sql, params } = SQL.counts(STANDING_EXAMPLE)
    expect([...datasets].sort()).toEqual(['events', 'fire_unit', 'group_rental', 'rental'])
    expect(sql).not.toContain('12345')
    expect(params).toContain('12345')
  })
})

describe('steps', () => {
  const flats = (...steps: Step[]): Subject => ({ what: 'GROUP_RENTAL', steps })

  test('a place is an area, a drawn shape, or what lies outside', async () => {
    const area = (code: string, outside = false): Step => ({
      kind: 'place',
      outside,
      places: [{ kind: 'area', code }],
    })
    expect(await codes(flats(area('330199002')))).toEqual(['g4'])
    expect(await codes(flats(area('330199')))).toHaveLength(5)
    expect(await codes(flats(area(GRID_A, true)))).toEqual(['g4'])
    const ring = [lonLatAt(-5, -5), lonLatAt(5, -5), lonLatAt(5, 5), lonLatAt(-5, 5)]
    const drawn: Step = { kind: 'place', outside: false, places: [{ kind: 'drawn', ring }] }
    expect(await codes(flats(drawn))).toEqual(['g1', 'g2'])
  })

  test('conditions take and, or and not; what is not known is never a yes, and “not” lets it through', async () => {
    const range = (from: number | null, to: number | null) =>
      ({ attribute: 'beds', test: { op: 'range', from, to } }) as const
    const asked = (condition: Extract<Step, { kind: 'conditions' }>['condition']) =>
      codes(flats({ kind: 'conditions', condition }))
    expect(await asked(range(6, 8))).toEqual(['g3', 'g4'])
    expect(await asked({ not: range(6, null) })).toEqual(['g2', 'g5'])
    expect(
      await asked({ any: [range(null, 4), { all: [range(7, null), range(null, 9)] }] }),
    ).toEqual(['g2', 'g4'])
    expect(await asked({ attribute: 'beds', test: { op: 'unknown' } })).toEqual(['g5'])
  })

  test('a distance is met to the metre', async () => {
    const near = (distanceM: number): Step => ({
      kind: 'related',
      link: { kind: 'within', distanceM },
      other: { what: 'FIRE_UNIT', steps: [] },
      count: { atLeast: 1 },
    })
    expect(await codes(flats(near(299.9)))).toEqual(['g1', 'g2', 'g3', 'g5'])
    expect(await codes(flats(near(300)))).toEqual(['g1', 'g2', 'g3', 'g4', 'g5'])
  })

  test('neighbours of the same kind are others, never the thing itself', async () => {
    const neighbours = (count: { atLeast: number } | { atMost: number }): Step => ({
      kind: 'related',
      link: { kind: 'within', distanceM: 50 },
      other: { what: 'GROUP_RENTAL', steps: [] },
      count,
    })
    expect(await codes(flats(neighbours({ atLeast: 1 })))).toEqual(['g1', 'g2', 'g5'])
    expect(await codes(flats(neighbours({ atLeast: 2 })))).toEqual(['g1', 'g2', 'g5'])
    expect(await codes(flats(neighbours({ atLeast: 3 })))).toEqual([])
    expect(await codes(flats(neighbours({ atMost: 0 })))).toEqual(['g3', 'g4'])
  })

  test('“none” holds also where nothing is known', async () => {
    const none: Step = {
      kind: 'related',
      link: { kind: 'sameAddress' },
      other: { what: 'RENTAL', steps: [] },
      count: { atMost: 0 },
    }
    expect(await codes(flats(none))).toEqual(['g5'])
  })

  test('hours go over midnight, and days of the week begin on Monday', async () => {
    const hours = (from: number, to: number, weekdays: number[] = []): Subject => ({
      what: 'EVENT',
      steps: [{ kind: 'hours', attribute: 'reported_at', from, to, weekdays }],
    })
    expect(await codes(hours(20, 6))).toHaveLength(28)
    expect(await codes(hours(0, 21))).toHaveLength(0)
    // 2026-06-11 was a Thursday.
    expect(await codes(hours(0, 24, [4]))).toHaveLength(9)
  })
})

describe('groups', () => {
  const events = (groups: Question['groups'], measure: Question['measure'] = { kind: 'count' }) =>
    SQL.groups({ version: 1, what: 'EVENT', steps: [], groups, measure })

  test('by time and by attribute', async () => {
    const byMonth = events([
      { by: 'time', attribute: 'reported_at', step: 'month' },
      { by: 'attribute', attribute: 'source' },
    ])
    expect(await world.ask(byMonth)).toEqual([
      { key: '2026-01-01', key_2: '12345', value: 7, things: 7 },
      { key: '2026-06-01', key_2: '12345', value: 12, things: 12 },
      { key: '2026-06-01', key_2: '网格巡查', value: 9, things: 9 },
    ])
  })

  test('per square kilometre, per thousand residents, and as a share', async () => {
    const flats = (measure: Question['measure']) =>
      world.ask(
        SQL.groups({
          version: 1,
          what: 'GROUP_RENTAL',
          steps: [],
          groups: [{ by: 'area', level: 'grid' }],
          measure,
        }),
      )
    const values = async (measure: Question['measure']) =>
      (await flats(measure)).map(({ value }) => value)
    expect(await values({ kind: 'density' })).toEqual([2, 0.25])
    // Nobody lives in the second: no number rather than a wrong one.
    expect(await values({ kind: 'perResidents' })).toEqual([8, null])
    expect(await values({ kind: 'median', attribute: 'beds' })).toEqual([6, 8])
    const large = { attribute: 'beds', test: { op: 'range', from: 6, to: null } } as const
    expect(await values({ kind: 'share', condition: large })).toEqual([0.5, 1])
  })

  test('cells come with their centres', async () => {
    const [first] = await world.ask(
      SQL.groups({
        version: 1,
        what: 'FIRE_UNIT',
        steps: [],
        groups: [{ by: 'square', sizeM: 500 }],
        measure: { kind: 'density' },
      }),
    )
    expect(first).toMatchObject({ things: 1, value: 4, centre_x: ORIGIN.x - 250 })
  })

  test('values of an attribute are counted, most frequent first', async () => {
    const found = await world.ask(SQL.values({ what: 'EVENT', steps: [] }, 'source', 10))
    expect(found).toEqual([
      { value: '12345', things: 19 },
      { value: '网格巡查', things: 9 },
    ])
  })
})

test('a histogram covers least to most, both included', async () => {
  const found = await world.ask(SQL.histogram({ what: 'GROUP_RENTAL', steps: [] }, 'beds', 4))
  expect(found).toEqual([
    { bin: 0, things: 1, low: 4, high: 12 },
    { bin: 1, things: 1, low: 4, high: 12 },
    { bin: 2, things: 1, low: 4, high: 12 },
    { bin: 3, things: 1, low: 4, high: 12 },
  ])
  const days = await world.ask(SQL.histogram({ what: 'EVENT', steps: [] }, 'reported_at', 2))
  expect(days.map(({ things }) => things)).toEqual([7, 21])
})

test('SQL for people shows the values', () => {
  const text = readableSql(SQL.counts(STANDING_EXAMPLE))
  expect(text).toContain("in ('居民', '12345')")
  expect(text).not.toMatch(/\$\d/)
})

test('a step by itself is said with its own values and what it needs, without the steps before', () => {
  const [, nearUnits] = STANDING_EXAMPLE.steps.map((_, at) => SQL.step(STANDING_EXAMPLE, at))
  expect(nearUnits).toContain('"fire_unit"')
  expect(nearUnits).toContain('where ')
  expect(nearUnits).not.toContain('"rental"')
  expect(nearUnits).not.toMatch(/\$\d/)
})

test('a name that the dataset does not have never becomes part of the SQL', () => {
  const asked = (attribute: string) => () =>
    SQL.rows(
      {
        what: 'EVENT',
        steps: [{ kind: 'conditions', condition: { attribute, test: { op: 'known' } } }],
      },
      { columns: ['code'] },
    )
  expect(asked('code" is null; drop table events --')).toThrow('has no column')
  expect(() => SQL.rows({ what: 'EVENT', steps: [] }, { columns: ['1; --'] })).toThrow(
    'has no column',
  )
})

async function codes(subject: Subject): Promise<unknown[]> {
  const order = { column: 'code', descending: false }
  const found = await world.ask(SQL.rows(subject, { columns: ['code'], orderBy: order }))
  return found.map(({ code }) => code)
}
