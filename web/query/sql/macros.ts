/**
 * The names that people write, over the functions of `spatial-functions.ts` (`om_…`). Points are structs of degrees; casts
 * keep what people write (`100`, `100.5`, a BIGINT) from being of a type that the bridge does not know.
 *
 * Pairs by distance: both sides are put into square cells as wide as the distance, so that each row meets those of nine cells;
 * then the exact distance decides. No index, no nested loop.
 */
export const MACROS: readonly string[] = [
  `create macro st_point(lon, lat) as {'lon': lon::double, 'lat': lat::double}`,
  `create macro st_makepoint(lon, lat) as {'lon': lon::double, 'lat': lat::double}`,
  `create macro st_x(point) as point.lon`,
  `create macro st_y(point) as point.lat`,
  `create macro shape(name) as (select om_shape(name::varchar))`,
  `create macro st_contains(shape, point) as om_contains(shape::integer, point.lon, point.lat) = 1`,
  `create macro st_within(point, shape) as om_contains(shape::integer, point.lon, point.lat) = 1`,
  `create macro st_covers(shape, point) as om_covers(shape::integer, point.lon, point.lat) = 1`,
  `create macro st_coveredby(point, shape) as om_covers(shape::integer, point.lon, point.lat) = 1`,
  `create macro st_intersects(shape, point) as om_covers(shape::integer, point.lon, point.lat) = 1`,
  `create macro st_distance
     (a struct(lon double, lat double), b struct(lon double, lat double)) as
       om_point_distance(a.lon, a.lat, b.lon, b.lat),
     (a struct(lon double, lat double), b integer) as om_shape_distance(b, a.lon, a.lat),
     (a integer, b struct(lon double, lat double)) as om_shape_distance(a, b.lon, b.lat)`,
  `create macro st_dwithin
     (a struct(lon double, lat double), b struct(lon double, lat double), metres) as
       om_point_distance(a.lon, a.lat, b.lon, b.lat) <= metres::double,
     (a struct(lon double, lat double), b integer, metres) as
       om_shape_distance(b, a.lon, a.lat) <= metres::double,
     (a integer, b struct(lon double, lat double), metres) as
       om_shape_distance(a, b.lon, b.lat) <= metres::double`,
  `create macro st_area(shape) as om_area(shape::integer)`,
  `create macro st_perimeter(shape) as om_length(shape::integer)`,
  `create macro st_length(shape) as om_length(shape::integer)`,
  `create macro st_astext(shape) as om_as_text(shape::integer)`,
  `create macro easting(lon, lat) as om_easting(lon::double, lat::double)`,
  `create macro northing(lon, lat) as om_northing(lon::double, lat::double)`,
  `create macro area_at(dataset, lon, lat) as
     om_area_at(dataset::varchar, '', lon::double, lat::double)`,
  `create macro grid_at(lon, lat) as om_area_at('grids', '', lon::double, lat::double)`,
  `create macro division_at(lon, lat, level) as
     om_area_at('divisions', level::varchar, lon::double, lat::double)`,
  // Abramowitz and Stegun 26.2.17: the normal distribution to 7.5e-8.
  `create macro om_two_sided(z) as 2 * exp(-z * z / 2) / sqrt(2 * pi()) * (1 / (1 + 0.2316419 * abs(z))) * (
     0.319381530 + (1 / (1 + 0.2316419 * abs(z))) * (-0.356563782 + (1 / (1 + 0.2316419 * abs(z))) * (
     1.781477937 + (1 / (1 + 0.2316419 * abs(z))) * (-1.821255978 + (1 / (1 + 0.2316419 * abs(z))) * 1.330274429))))`,
  `create macro distance_m(x1, y1, x2, y2) as sqrt((x1 - x2) * (x1 - x2) + (y1 - y2) * (y1 - y2))`,
  ...cells(),
  `create macro pairs_within(a, b, metres) as table (
     with reach as materialized (select greatest(metres::double, 1e-3) as m),
     steps as (select dx, dy from (values (-1), (0), (1)) as across (dx), (values (-1), (0), (1)) as up (dy)),
     -- The smaller side looks around, the larger one stays where it is.
     turn as materialized (
       select (select count(*) from query_table(a)) <= (select count(*) from query_table(b)) as a_looks
     ),
     steps_a as materialized (select dx, dy from steps, turn where a_looks or (dx = 0 and dy = 0)),
     steps_b as materialized (select dx, dy from steps, turn where not a_looks or (dx = 0 and dy = 0)),
     here as (
       select code, x, y, cast(floor(x / m) as integer) + dx as cx, cast(floor(y / m) as integer) + dy as cy
       from query_table(a), reach, steps_a
     ),
     there as (
       select code, x, y, cast(floor(x / m) as integer) + dx as cx, cast(floor(y / m) as integer) + dy as cy
       from query_table(b), reach, steps_b
     )
     select
       here.code, there.code as other,
       sqrt((here.x - there.x) * (here.x - there.x) + (here.y - there.y) * (here.y - there.y)) as distance
     from here join there using (cx, cy)
     where (here.x - there.x) * (here.x - there.x) + (here.y - there.y) * (here.y - there.y)
       <= metres::double * metres::double
   )`,
  `create macro near_counts(a, b, metres) as table (
     with pairs as (select code, count(*) as near from pairs_within(a, b, metres) group by code)
     select things.code, coalesce(pairs.near, 0) as near
     from query_table(a) as things left join pairs on pairs.code = things.code
   )`,
  `create macro nearest(a, b, k, metres) as table (
     select code, other, distance, rank
     from (
       select code, other, distance, row_number() over (partition by code order by distance, other) as rank
       from pairs_within(a, b, metres)
     )
     where rank <= k
   )`,
  `create macro points_in(a, b) as table (
     select code, area_at(b, lon, lat) as area from query_table(a)
   )`,
  // Getis and Ord (1992), Ord and Getis (1995) eq. 14, weights 1 within the distance, the cell itself included.
  `create macro hot_spots(cells, metres) as table (
     with field as (
       select count(*)::double as n, avg(value) as mean, stddev_pop(value) as deviation from query_table(cells)
     ),
     sums as (
       select pairs.code, sum(other.value)::double as local, count(*)::double as w
       from pairs_within(cells, cells, metres) as pairs
       join query_table(cells) as other on other.code = pairs.other
       group by pairs.code
     ),
     scores as (
       select code, (local - mean * w) / nullif(deviation * sqrt((n * w - w * w) / nullif(n - 1, 0)), 0) as gi
       from sums, field
     )
     select code, gi, om_two_sided(gi) as p from scores
   )`,
  `create macro clusters(points, metres, least) as table (
     with begun as materialized (select om_gathering() as gathering),
     numbered as materialized (
       select
         code, x::double as x, y::double as y, cast(row_number() over () - 1 as integer) as place
       from query_table(points)
     ),
     gathered as materialized (
       select min(gathering) as gathering, sum(om_gather(gathering, place, x, y)) as points
       from numbered, begun
     )
     select code, om_cluster(gathered.gathering, place, metres::double, least::double) as cluster
     from numbered, gathered
   )`,
]

/**
 * Numbers of cells: square (column, row) or hexagon in axial coordinates, with corners to the north and south, packed into one
 * BIGINT. `size` = metres from side to side.
 */
function cells(): string[] {
  const column = '(cell // 16777216) - 8388608'
  const row = '(cell % 16777216) - 8388608'
  const packed = (q: string, r: string) =>
    `((${q})::bigint + 8388608) * 16777216 + ((${r})::bigint + 8388608)`
  return [
    `create macro square(x, y, size) as ${packed('floor(x / size)', 'floor(y / size)')}`,
    `create macro square_x(cell, size) as (${column} + 0.5) * size`,
    `create macro square_y(cell, size) as (${row} + 0.5) * size`,
    `create macro om_hexagon(q, r) as case
       when abs(round(q) - q) > abs(round(r) - r) and abs(round(q) - q) > abs(round(-q - r) + q + r)
         then ${packed('-round(r) - round(-q - r)', 'round(r)')}
       when abs(round(r) - r) > abs(round(-q - r) + q + r)
         then ${packed('round(q)', '-round(q) - round(-q - r)')}
       else ${packed('round(q)', 'round(r)')}
     end`,
    `create macro hexagon(x, y, size) as
       om_hexagon(x / size - y / (size * sqrt(3)), y * 2 / (size * sqrt(3)))`,
    `create macro hexagon_x(cell, size) as (${column} + (${row}) / 2.0) * size`,
    `create macro hexagon_y(cell, size) as (${row}) * size * sqrt(3) / 2`,
  ]
}
