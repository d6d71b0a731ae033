import { wgs84ToGcj02 } from '../../../../data/formats/crs/datums.ts'
import { findCrs } from '../../../../data/formats/crs/source-crs.ts'
import { undoDesk } from '../../../../server/imports/desk/commit/undo-desk.ts'
import { startCheck } from '../../../../server/imports/desk/start-check.ts'
import { startDesk } from '../../../../server/imports/desk/start-desk.ts'
import { newJobId } from '../../../../server/imports/start-import.ts'
import type { Services } from '../../../../server/services.ts'
import { OWNER, SCOPE, withUpload } from './desk-wish.ts'
import type { Misjudged } from './judge-traps.ts'

interface Spot {
  lon: number
  lat: number
  building: string
}

/** How positions may be written, from degrees in CGCS2000: what stands under 经度 and 纬度. */
export const WRITINGS: Readonly<Record<string, (lon: number, lat: number) => [number, number]>> = {
  CGCS2000: (lon, lat) => [lon, lat],
  'lat and lon swapped': (lon, lat) => [lat, lon],
  'GCJ-02': (lon, lat) => wgs84ToGcj02([lon, lat]) as [number, number],
  'BD-09': (lon, lat) => bd09(lon, lat),
  'EPSG:4549': (lon, lat) => projected('EPSG:4549', lon, lat),
  'zone prefix (EPSG:4528)': (lon, lat) => projected('EPSG:4528', lon, lat),
  'northing first (EPSG:4549)': (lon, lat) => {
    const [x, y] = projected('EPSG:4549', lon, lat)
    return [y, x]
  },
}

/** A file of positions alone, written in one way: every row lands on its building or is refused, none beside it. */
export async function judgeDatum(
  services: Services,
  writing: string,
  spots: readonly Spot[],
): Promise<{ landed: number; wrong: Misjudged[] }> {
  const rows = spots.map(({ lon, lat }, i) => {
    const [x, y] = WRITINGS[writing]!(lon, lat)
    return `P-${i},第${i}号摊,${x},${y}`
  })
  const content = Buffer.from(`编号,店名,经度,纬度\n${rows.join('\n')}\n`)
  const id = newJobId()
  const asker = { owner: OWNER, scope: SCOPE }
  return withUpload(`${writing}.csv`, content, async (files) => {
    try {
      const wish = { ...asker, target: 'CATERING', sender: 'traps', files }
      const read = await (await startDesk(services, id, wish, (work) => work())).done
      const { mapping } = read.desk!
      if (mapping.crs === null) return { landed: 0, wrong: [] }
      const checked = await (await startCheck(services, asker, id, mapping)).done
      if (checked.state !== 'ready') throw new Error(`${writing}: ${checked.error?.message}`)
      const staged = await services.db.query<{
        row: number
        kind: string
        building: string | null
      }>('select row, kind, building from import_row where job = $1 and row > 0 order by row', [id])
      const wrong = staged.flatMap(({ row, kind, building }) => {
        const spot = spots[row - 1]!
        const isRight = kind !== 'added' || building === spot.building
        const got = `${kind} ${building} as ${mapping.crs}`
        return isRight ? [] : [{ file: writing, row, trap: writing, wanted: spot.building, got }]
      })
      return { landed: staged.filter(({ kind }) => kind === 'added').length, wrong }
    } finally {
      await undoDesk(services, asker, id)
    }
  })
}

/** What `toLonLat` undoes: found by stepping towards it, as all of these are smooth. */
function projected(code: string, lon: number, lat: number): [number, number] {
  const crs = findCrs(code)
  if (!crs) throw new Error(`${code} is not known`)
  const zone = code === 'EPSG:4528' ? 40_500_000 : 500_000
  const scale = 111_320
  let [x, y] = [zone, lat * scale]
  for (let i = 0; i < 30; i++) {
    const [foundLon, foundLat] = crs.toLonLat(x, y)
    x += (lon - foundLon) * scale * Math.cos((lat * Math.PI) / 180)
    y += (lat - foundLat) * scale
  }
  return [x, y]
}

/** BD-09 from CGCS2000, by the published formula on top of GCJ-02. */
function bd09(lon: number, lat: number): [number, number] {
  const [x, y] = wgs84ToGcj02([lon, lat])
  const turn = (Math.PI * 3000) / 180
  const radius = Math.hypot(x, y) + 0.00002 * Math.sin(y * turn)
  const angle = Math.atan2(y, x) + 0.000003 * Math.cos(x * turn)
  return [radius * Math.cos(angle) + 0.0065, radius * Math.sin(angle) + 0.006]
}
