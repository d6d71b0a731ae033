import type { GeometryKind } from '../../../../data/contracts/index.ts'
import type { PeerTable } from './postgis-tables.ts'

/** Tables of features themselves, thinned when a tile is asked for: what one does who draws live tables. */
export interface ThinningTable extends PeerTable {
  kind: GeometryKind
  /** Shapes that a cell keeps, by zoom, as in our own overviews. */
  keep: Record<number, number>
}

/** Side of a cell: 64 × 64 pixels of a tile drawn at 512, so 8 × 8 cells a tile. */
const CELLS = 8
/** As in our own overviews: smaller shapes are taken in by a bigger one of their cell; outlines may be off by so much. */
const MIN_PIXELS = 1.5
const TOLERANCE_PIXELS = 0.75

export const thinnedSql = (table: ThinningTable, z: number): string =>
  table.kind === 'point' ? clusteredSql(table) : keptSql(table, table.keep[z]!)

/** Points: one for each cell, at their mean, with count, commonest class, highest risk and what it is made of. */
const clusteredSql = ({ name, layer, columns }: PeerTable) => `
  with tile as (${TILE}),
  kinds as (
    select floor((st_x(geom) - west) / cell) as col, floor((st_y(geom) - south) / cell) as row,
           class, state, risk, count(*) as n, sum(st_x(geom)) as x, sum(st_y(geom)) as y,
           min(code) as code${columns.includes('name') ? ', min(name) as name' : ''}
      from ${name}, tile
     where geom && area
     group by col, row, class, state, risk
  ),
  cells as (
    select case when sum(n) = 1 then min(code) else format('%s.%s.%s', $1::int, col, row) end as code,
           sum(n)::int as count, (array_agg(class order by n desc))[1] as class, max(risk) as risk,
           string_agg(format('%s.%s.%s:%s', class, state, risk, n), ';' order by n desc) as mix,
           ${columns.includes('name') ? "case when sum(n) = 1 then min(name) else '' end as name," : ''}
           st_setsrid(st_makepoint(sum(x) / sum(n), sum(y) / sum(n)), 3857) as geom
      from kinds group by col, row
  )
  select st_asmvt(feature, '${layer}', 4096, 'geom') as tile
    from (
      select code, count, class, risk, mix, ${columns.includes('name') ? 'name,' : ''}
             st_asmvtgeom(geom, area, 4096, 0) as geom
        from cells, tile
    ) as feature`

/** Lines and polygons: the biggest of each cell, simplified; the biggest of all counts what is left out. */
const keptSql = ({ name, layer, columns }: PeerTable, keep: number) => `
  with tile as (${TILE}),
  sized as (
    select code, class, state, risk, ${columns.includes('name') ? 'name,' : ''} geom,
           floor(((st_xmin(geom) + st_xmax(geom)) / 2 - west) / cell) as col,
           floor(((st_ymin(geom) + st_ymax(geom)) / 2 - south) / cell) as row,
           |/ ((st_xmax(geom) - st_xmin(geom)) ^ 2 + (st_ymax(geom) - st_ymin(geom)) ^ 2) as size
      from ${name}, tile
     where geom && area
  ),
  ranked as (
    select *, row_number() over (partition by col, row order by size desc, code) as place from sized
  ),
  judged as (
    select *, place <= ${keep} and (place = 1 or size >= ${MIN_PIXELS} * pixel) as is_kept
      from ranked, tile
  ),
  kinds as (
    select col, row, class, state, risk, count(*) as n
      from judged where place = 1 or not is_kept group by col, row, class, state, risk
  ),
  sums as (
    select col, row, sum(n)::int as count, max(risk) as risk,
           string_agg(format('%s.%s.%s:%s', class, state, risk, n), ';' order by n desc) as mix
      from kinds group by col, row
  )
  select st_asmvt(feature, '${layer}', 4096, 'geom') as tile
    from (
      select code, coalesce(sums.count, 1) as count, class, coalesce(sums.risk, kept.risk) as risk,
             coalesce(sums.mix, format('%s.%s.%s:1', class, state, kept.risk)) as mix,
             ${columns.includes('name') ? 'name,' : ''}
             st_asmvtgeom(st_simplify(geom, ${TOLERANCE_PIXELS} * pixel, true), area, 4096, 0) as geom
        from judged as kept
        left join sums on kept.place = 1 and sums.col = kept.col and sums.row = kept.row
       where is_kept
    ) as feature`

const TILE = `
    select area, st_xmin(area) as west, st_ymin(area) as south,
           (st_xmax(area) - st_xmin(area)) / ${CELLS} as cell,
           (st_xmax(area) - st_xmin(area)) / 512 as pixel
      from (select st_tileenvelope($1, $2, $3) as area) as envelope`
