import { beforeAll, describe, expect, test } from 'vitest'
import { encodeWkb } from '../../../data/formats/wkb.ts'
import { datasetOf, loadRegistry } from '../../../data/registry/index.ts'
import { Shape } from '../../../web/query/geometry/shape.ts'
import { explainError } from '../../../web/query/worker/explain-error.ts'
import { placed } from '../../builders/dataset-stream.ts'
import { openTestCore, type TestCore } from '../../builders/query-core.ts'

const WEST_GRID = '330199001001001'
const EAST_GRID = '330199001001002'

/** DuckDB is 34 MB of program, and the machine may be busy. */
const COMPILING_MS = 120_000

let world: TestCore

beforeAll(async () => {
  world = await openTestCore()
  world.load(
    'ADDRESS',
    Array.from({ length: 200 }, (_, i) => ({
      code: `R${String(i).padStart(3, '0')}`,
      title: `${i}室`,
      grid: i <= 100 ? WEST_GRID : EAST_GRID,
      use: i % 2 === 0 ? '群租' : '居住',
      floor: i % 7,
      ...placed(120 + i / 10_000, 30.25),
    })),
  )
  world.load('GRID', [
    { code: WEST_GRID, title: '西', grid: WEST_GRID, shape: box(120, 30.24, 120.01, 30.26) },
    { code: EAST_GRID, title: '东', grid: EAST_GRID, shape: box(120.01, 30.24, 120.02, 30.26) },
  ])
  world.load('EVENT', [
    {
      code: 'E1',
      grid: WEST_GRID,
      tags: ['工伤', '夜市'],
      reported_at: Date.UTC(2026, 2, 5, 14, 30),
    },
    { code: 'E2', grid: WEST_GRID, tags: null, reported_at: null },
  ])
}, COMPILING_MS)

const box = (west: number, south: number, east: number, north: number) =>
  encodeWkb({
    type: 'Polygon',
    coordinates: [
      [
        [west, south],
        [east, south],
        [east, north],
        [west, north],
        [west, south],
      ],
    ],
  })

describe('tables', () => {
  test('hold what was sent, with what follows from it', async () => {
    const rows = await world.ask(
      `select code, title, use, community, subdistrict, building, floor from addresses order by code limit 1`,
    )
    expect(rows).toEqual([['R000', '0室', '群租', '330199001001', '330199001', null, 0]])
  })

  test('tell times by the clock of the district, and lists', async () => {
    const rows = await world.ask(
      `select hour(reported_at) as h, list_contains(tags, '夜市') as night from events order by code`,
    )
    expect(rows).toEqual([
      [14, true],
      [null, null],
    ])
  })

  test('a part that comes again takes the place of the one before', async () => {
    world.load('SCHOOL', [{ code: 'S1' }, { code: 'S2' }])
    world.load('SCHOOL', [{ code: 'S3' }])
    expect(await world.ask('select code from school')).toEqual([['S3']])
  })

  test('every column of every dataset can be named without quotes', async () => {
    for (const layer of loadRegistry().layers) {
      const { name, columns } = datasetOf(layer)
      if (!LOADED.has(layer.code)) world.load(layer.code, [])
      await world.ask(
        `select ${columns.map((column) => column.name).join(', ')} from ${name} limit 0`,
      )
    }
  })

  const LOADED = new Set(['ADDRESS', 'GRID', 'EVENT'])
})

describe('places', () => {
  test('a point lies in a polygon, on its border, or outside', async () => {
    world.core.shapes.setNamed(
      'drawn',
      new Shape('polygon', [
        [
          [
            [120.001, 30.24],
            [120.002, 30.24],
            [120.002, 30.26],
            [120.001, 30.26],
          ],
        ],
      ]),
    )
    const [[inside, covered, near]] = (await world.ask(`
      select
        count(*) filter (st_within(st_point(lon, lat), shape('drawn'))),
        count(*) filter (st_covers(shape('drawn'), st_point(lon, lat))),
        count(*) filter (st_dwithin(st_point(lon, lat), shape('drawn'), 100))
      from addresses`)) as [[number, number, number]]
    expect([inside, covered, near]).toEqual([9, 11, 31])
  })

  test('each address finds its grid', async () => {
    expect(
      await world.ask(`select count(*) from addresses where grid_at(lon, lat) <> grid`),
    ).toEqual([[0]])
    expect(await world.ask(`select grid_at(121, 30.25) as none`)).toEqual([[null]])
  })

  test('polygons of a dataset are joined by what lies in them', async () => {
    const rows = await world.ask(`
      select g.title, count(*) from grids g join addresses a on st_contains(g.shape, st_point(a.lon, a.lat))
      group by 1 order by 1`)
    expect(rows).toEqual([
      ['东', 99],
      ['西', 99],
    ])
  })

  test('metres are those of EPSG:4549', async () => {
    const [[distance, area]] = (await world.ask(
      `select st_distance(st_point(120, 30), st_point(120.01, 30)), sum(st_area(shape)) from grids`,
    )) as [[number, number]]
    // PROJ 9: cs2cs EPSG:4490 EPSG:4549.
    expect(distance).toBeCloseTo(964.8628, 3)
    expect(area / 1e6).toBeCloseTo(1.924 * 2.217, 1)
  })

  test('a NULL anywhere gives NULL', async () => {
    expect(
      await world.ask(
        `select st_distance(st_point(null, 30), st_point(120, 30)), grid_at(null, 1)`,
      ),
    ).toEqual([[null, null]])
  })
})

describe('pairs by distance', () => {
  const NAIVE = `from addresses a join addresses b on distance_m(a.x, a.y, b.x, b.y) <= 100`

  test('are those of a nested loop, whichever side is the larger', async () => {
    const [[naive]] = (await world.ask(`select count(*) ${NAIVE}`)) as [[number]]
    const few = `with few as (select * from addresses where floor = 3)`
    const [[ab]] = (await world.ask(
      `select count(*) from pairs_within('addresses', 'addresses', 100)`,
    )) as [[number]]
    const [[small]] = (await world.ask(
      `${few} select count(*) from pairs_within('few', 'addresses', 100)`,
    )) as [[number]]
    const [[large]] = (await world.ask(
      `${few} select count(*) from pairs_within('addresses', 'few', 100)`,
    )) as [[number]]
    const [[wanted]] = (await world.ask(`select count(*) ${NAIVE} where a.floor = 3`)) as [[number]]
    expect(ab).toBe(naive)
    expect([small, large]).toEqual([wanted, wanted])
  })

  test('are counted for each, and the nearest ranked', async () => {
    const counts = await world.ask(
      `with few as (select * from addresses where floor = 3) select min(near), max(near), count(*) from near_counts('addresses', 'few', 15)`,
    )
    expect(counts).toEqual([[0, 1, 200]])
    const nearest = await world.ask(`
      with others as (select * from addresses where code <> 'R005')
      select other, rank from nearest('addresses', 'others', 2, 50) where code = 'R005' order by rank`)
    expect(nearest.map(([other]) => other).sort()).toEqual(['R004', 'R006'])
  })
})

describe('cells and clusters', () => {
  test('no point is farther from its cell’s centre than a corner', async () => {
    const [[hexagon, square]] = (await world.ask(`
      with points as (select 500000 + range * 0.737 as x, 3350000 + range * 1.13 as y from range(20000))
      select
        max(distance_m(x, y, hexagon_x(hexagon(x, y, 100), 100), hexagon_y(hexagon(x, y, 100), 100))),
        max(distance_m(x, y, square_x(square(x, y, 100), 100), square_y(square(x, y, 100), 100)))
      from points`)) as [[number, number]]
    expect(hexagon).toBeLessThanOrEqual(100 / Math.sqrt(3) + 1e-6)
    expect(hexagon).toBeGreaterThan(55)
    expect(square).toBeLessThanOrEqual(50 * Math.SQRT2 + 1e-6)
  })

  test('DBSCAN tells dense places from noise', async () => {
    const rows = await world.ask(`
      with points as (
        select 'a' || range as code, range * 1.0 as x, 0.0 as y from range(10)
        union all select 'b' || range, 100 + range * 1.0, 0.0 from range(10)
        union all select 'alone', 50.0, 50.0
      )
      select cluster, count(*) from clusters('points', 2, 3) group by 1 order by 1`)
    expect(rows).toEqual([
      [0, 10],
      [1, 10],
      [null, 1],
    ])
  })

  test('Gi* is high where high values stand together', async () => {
    const rows = await world.ask(`
      with cells as (
        select x::varchar || ' ' || y as code, x * 100.0 as x, y * 100.0 as y,
          case when x < 3 and y < 3 then 10.0 else 1.0 end as value
        from range(10) a(x), range(10) b(y)
      )
      select code, gi > 2.58 as hot, p < 0.01 as sure from hot_spots('cells', 150) order by gi desc limit 1`)
    expect(rows).toEqual([['1 1', true, true]])
  })
})

describe('what cannot be answered says why and where', () => {
  test.each([
    ['selec 1', 'syntax', 'selec'],
    [`select '中文', foo\nfrom addresses`, 'unknown-name', 'foo'],
    ['select * from nowhere', 'unknown-name', 'nowhere'],
    [`select\n  '一'::integer`, 'calculation', '::'],
    [`select 1; select 2`, 'syntax', undefined],
    [`select shape('nothing')`, 'calculation', undefined],
    [`set memory_limit = '9GB'`, 'forbidden', undefined],
    [`select * from read_csv('https://example.com/a.csv')`, 'forbidden', 'read_csv'],
    [`attach 'a.db'`, 'forbidden', undefined],
    [`copy addresses to 'a.csv'`, 'forbidden', undefined],
    [`load spatial`, 'forbidden', undefined],
  ])('%s', async (sql, code, at) => {
    const error = await world.ask(sql).catch((thrown: Error) => thrown)
    expect(error).toBeInstanceOf(Error)
    const told = explainError(error, sql)
    expect(told.code).toBe(code)
    if (at !== undefined) expect(sql.slice(told.place!.at).trimStart().startsWith(at)).toBe(true)
  })

  test('a place behind Chinese text and a line break is counted as the editor counts', async () => {
    const sql = `select '中文',\n  foo from addresses`
    const error = await world.ask(sql).catch((thrown: Error) => thrown)
    expect(explainError(error, sql).place).toEqual({ at: sql.indexOf('foo'), line: 2, column: 3 })
  })
})

describe('a statement', () => {
  test('takes values as parameters, whatever stands in them', async () => {
    expect(await world.ask(`select ? as a, $2 as b`, [`'; drop view addresses --`, 2.5])).toEqual([
      [`'; drop view addresses --`, 2.5],
    ])
  })

  test('leaves nothing behind', async () => {
    await world.ask('drop view addresses')
    await world.ask('create table mine as select 1')
    expect(await world.ask('select count(*) from addresses')).toEqual([[200]])
    await expect(world.ask('select * from mine')).rejects.toThrow()
  })

  test('gives no more rows than wanted, however many there are', async () => {
    const { rows, truncated } = await world.core.run(
      'select * from addresses a, addresses b, addresses c, addresses d',
      [],
      1_000,
    )
    expect([rows, truncated]).toEqual([1_000, true])
    expect(await world.ask('select 1 as one')).toEqual([[1]])
  })

  test('can be broken off while it runs', async () => {
    const stop = new AbortController()
    setTimeout(() => stop.abort(), 20)
    const running = world.core.run(
      'select count(*) from addresses a, addresses b, addresses c, addresses d, addresses e',
      [],
      10,
      stop.signal,
    )
    await expect(running).rejects.toThrow(/abort/i)
    expect(await world.ask('select 1 as one')).toEqual([[1]])
  })
})
