import type { Position } from 'geojson'
import type { AreaPrefix, GridFile, GridFileCell } from '../../../data/contracts/index.ts'
import { lonLatOf } from '../../../data/formats/crs/lon-lat-of.ts'
import { isInPolygons, polygonsOf } from '../../../data/formats/polygons.ts'
import { labelPoint } from '../../../data/formats/repair/label-point.ts'
import type { Queryable } from '../../storage/database.ts'

/** Cells that do not say so lie in the community that their middle lies in; '' = in none within these areas. */
export async function findCommunities(
  db: Queryable,
  file: GridFile,
  areas: readonly AreaPrefix[],
): Promise<GridFile> {
  if (file.cells.every(({ community }) => community !== '')) return file
  const rows = await db.query<{ code: string; geometry: Buffer }>(
    `select code, geometry from division
     where level = 'community' and valid_to is null
       and exists (select from unnest($1::text[]) as area where starts_with(code, area) or starts_with(area, code))
     order by code`,
    [areas],
  )
  const communities = rows.map(({ code, geometry }) => ({ code, polygons: polygonsOf(geometry) }))
  const toLonLat = lonLatOf(file.crs)
  const cells = file.cells.map((cell): GridFileCell => {
    if (cell.community !== '') return cell
    const [x, y] = middleOf(cell)
    const middle = toLonLat([x, y])
    const found = communities.find(({ polygons }) => isInPolygons(polygons, middle))
    return { ...cell, community: found?.code ?? '' }
  })
  return { ...file, cells }
}

function middleOf({ polygons }: GridFileCell): readonly [number, number] {
  const rings = polygons.map((polygon) =>
    polygon.map((ring) => ring.map(([x, y]): Position => [x, y])),
  )
  return labelPoint({ kind: 'polygon', polygons: rings })
}
