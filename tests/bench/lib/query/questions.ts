/** The same question in three engines; every one counts, so that the answers can be compared. */
export interface Question {
  what: string
  /** Ours, in the browser. */
  sql: string
  /** Begins with a box, which its parameters are: as a drawn area is asked for, and as an index does it elsewhere. */
  inBox?: true
  postgis: string
  /** DuckDB without the browser; undefined = it has no functions for it without an extension. */
  native?: string
  atMostMs: number
}

const UNITS = 2_000
const REACH_M = 100

export const QUESTIONS: readonly Question[] = [
  {
    what: 'filter by two attributes',
    sql: `select count(*) from addresses where "use" = '居住' and floor > 3`,
    postgis: `select count(*) from address where "use" = '居住' and floor > 3`,
    native: `select count(*) from addresses where "use" = '居住' and floor > 3`,
    atMostMs: 150,
  },
  {
    what: 'counts by use under a filter (a brush as SQL)',
    sql: `select sum(n) from (select "use", count(*) as n from addresses where floor between 3 and 9 group by 1)`,
    postgis: `select sum(n) from (select "use", count(*) as n from address where floor between 3 and 9 group by 1) as counts`,
    native: `select sum(n) from (select "use", count(*) as n from addresses where floor between 3 and 9 group by 1)`,
    atMostMs: 150,
  },
  {
    what: 'polygon of 500 corners',
    sql: `select count(*) from addresses where lon between $1 and $2 and lat between $3 and $4
      and st_within(st_point(lon, lat), shape('drawn'))`,
    inBox: true,
    postgis: `select count(*) from address, drawn where st_within(address.geom, drawn.geom)`,
    atMostMs: 300,
  },
  {
    what: 'addresses by grid, from positions',
    sql: `select sum(n) from (
      select place, count(place) as n from (select grid_at(lon, lat) as place from addresses) group by place
    )`,
    postgis: `select sum(n) from (
      select grid.code, count(*) as n from grid join address on st_intersects(grid.geom, address.geom) group by 1
    ) as counts`,
    atMostMs: 1_000,
  },
  {
    what: `addresses within ${REACH_M} m of ${UNITS} fire units`,
    sql: `with units as (select code, x, y from fire_unit order by code limit ${UNITS})
      select count(distinct other) from pairs_within('units', 'addresses', ${REACH_M})`,
    postgis: `select count(distinct address.code)
      from (select geom from unit order by code collate "C" limit ${UNITS}) as units
      join address on st_dwithin(units.geom, address.metres, ${REACH_M})`,
    native: `with units as (select code, x, y from fire_unit order by code limit ${UNITS})
      select count(distinct other) from pairs_within('units', 'addresses', ${REACH_M})`,
    atMostMs: 500,
  },
]
