import type { Database } from '../../../server/storage/database.ts'
import { WORLD } from '../../builders/tiny-world.ts'
import { seededRandom } from '../../data/formats/fgb/helpers.ts'

const GRIDS = [WORLD.grids.west, WORLD.grids.east, WORLD.grids.south] as const

/** `count` schools spread over the three grids of 清源: dense enough for several zooms of overviews. */
export async function insertCrowd(db: Database, count: number): Promise<void> {
  const random = seededRandom(42)
  const rows = Array.from({ length: count }, (_, i) => {
    const gridNumber = i % 3
    const grid = GRIDS[gridNumber]!
    const lon = 120 + gridNumber * 0.006 + random() * 0.006
    const lat = 30.25 + random() * 0.006
    const place = [lon, lat, grid.slice(0, 12), grid]
    return [
      WORLD.qingyuan,
      'SCHOOL',
      `CROWD${i}`,
      `学校${i}`,
      ...place,
      (i % 5) + 1,
      0,
      i % 4,
      '2020-01-01',
    ]
  })
  await db.copyFrom(
    'layer_item',
    [
      'subdistrict',
      'layer',
      'code',
      'title',
      'lon',
      'lat',
      'community',
      'grid',
      'class',
      'state',
      'risk',
      'valid_from',
    ],
    rows,
  )
}
