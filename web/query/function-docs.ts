import type { Bilingual } from '../../data/contracts/index.ts'

/** For completion and help: what can be called in SQL besides what DuckDB brings. */
export interface FunctionDoc {
  readonly name: string
  readonly kind: 'scalar' | 'table'
  /** As it is written, e.g. `ST_DWithin(a, b, metres)`. */
  readonly usage: string
  readonly describe: Bilingual
}

const doc = (kind: FunctionDoc['kind'], usage: string, zh: string, en: string): FunctionDoc => ({
  name: usage.slice(0, usage.indexOf('(')),
  kind,
  usage,
  describe: { zh, en },
})

/**
 * Points are `ST_Point(lon, lat)`, lines and polygons the integers of a column `shape` or of `shape('name')`. Whether a
 * point lies in a polygon is judged in degrees, as everywhere in OneMap; what comes in metres is measured in EPSG:4549.
 * Names are those of PostGIS where the meaning is the same.
 */
export const FUNCTIONS: readonly FunctionDoc[] = [
  doc('scalar', 'ST_Point(lon, lat)', '点', 'A point'),
  doc(
    'scalar',
    "shape('name')",
    '已画出或选定的多边形',
    'The polygon that was drawn or chosen under a name',
  ),
  doc(
    'scalar',
    'ST_Contains(shape, point)',
    '点在多边形内部（边界上不算）',
    'The point lies inside; not on the border',
  ),
  doc('scalar', 'ST_Within(point, shape)', '同上，参数相反', 'The same the other way round'),
  doc(
    'scalar',
    'ST_Covers(shape, point)',
    '点在多边形内部或边界上',
    'The point lies inside or on the border',
  ),
  doc(
    'scalar',
    'ST_Intersects(shape, point)',
    '点与图形相交',
    'The point and the shape have something in common',
  ),
  doc(
    'scalar',
    'ST_Distance(a, b)',
    '距离（米）；点到点或点到图形',
    'Metres between two points, or from a point to a shape',
  ),
  doc(
    'scalar',
    'ST_DWithin(a, b, metres)',
    '距离不超过若干米',
    'Not farther apart than so many metres',
  ),
  doc('scalar', 'ST_Area(shape)', '面积（平方米）', 'Square metres'),
  doc('scalar', 'ST_Perimeter(shape)', '周长（米）', 'Metres around'),
  doc('scalar', 'ST_Length(shape)', '长度（米）', 'Metres along'),
  doc('scalar', 'ST_AsText(shape)', 'WKT 文本', 'As WKT'),
  doc('scalar', 'ST_X(point)', '经度', 'Longitude'),
  doc('scalar', 'ST_Y(point)', '纬度', 'Latitude'),
  doc('scalar', 'grid_at(lon, lat)', '所在网格编码', 'Code of the grid there'),
  doc(
    'scalar',
    'division_at(lon, lat, level)',
    '所在区划编码；level 为 district、subdistrict、community',
    'Code of the division there; level: district, subdistrict, community',
  ),
  doc(
    'scalar',
    "area_at('dataset', lon, lat)",
    '所在面要素的编码',
    'Code of the thing of a polygon dataset that lies there',
  ),
  doc('scalar', 'easting(lon, lat)', '东坐标（EPSG:4549，米）', 'Metres east in EPSG:4549'),
  doc('scalar', 'northing(lon, lat)', '北坐标（EPSG:4549，米）', 'Metres north in EPSG:4549'),
  doc(
    'scalar',
    'distance_m(x1, y1, x2, y2)',
    '由 x、y 求距离（米）',
    'Metres between two positions in x, y',
  ),
  doc(
    'scalar',
    'hexagon(x, y, size)',
    '所在六边形编号，边距 size 米',
    'Number of the hexagon there, size metres from side to side',
  ),
  doc(
    'scalar',
    'square(x, y, size)',
    '所在方格编号，边长 size 米',
    'Number of the square there, size metres a side',
  ),
  doc(
    'scalar',
    'hexagon_x(cell, size)',
    '六边形中心东坐标（hexagon_y 北坐标）',
    'Easting of a hexagon’s centre; hexagon_y: northing',
  ),
  doc(
    'scalar',
    'square_x(cell, size)',
    '方格中心东坐标（square_y 北坐标）',
    'Easting of a square’s centre; square_y: northing',
  ),
  doc(
    'table',
    "pairs_within('a', 'b', metres)",
    '两表中相距不超过若干米的对：code、other、distance',
    'Pairs of two tables not farther apart: code, other, distance',
  ),
  doc(
    'table',
    "near_counts('a', 'b', metres)",
    'a 中每项附近 b 的个数：code、near',
    'For each of a, how many of b are near: code, near',
  ),
  doc(
    'table',
    "nearest('a', 'b', k, limit)",
    'a 中每项最近的 k 个 b：code、other、distance、rank',
    'For each of a, the k nearest of b no farther than limit metres: code, other, distance, rank',
  ),
  doc(
    'table',
    "points_in('a', 'b')",
    'a 的点落在 b 的哪个面：code、area',
    'In which polygon of b each point of a lies: code, area',
  ),
  doc(
    'table',
    "hot_spots('cells', metres)",
    'Getis-Ord Gi*：表须有 code、x、y、value',
    'Getis-Ord Gi* over a table with code, x, y, value: code, gi, p',
  ),
  doc(
    'table',
    "clusters('points', metres, least)",
    'DBSCAN：表须有 code、x、y',
    'DBSCAN over a table with code, x, y: code, cluster (NULL = noise)',
  ),
]
