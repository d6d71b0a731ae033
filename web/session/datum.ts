import gcoord from 'gcoord'
import type { LonLat } from '../../data/contracts/index.ts'
import { fromGrid4549, toGrid4549 } from '../../data/formats/crs/transverse-mercator.ts'

export const DATUMS = ['CGCS2000', 'GCJ-02', 'BD-09', 'EPSG:4549'] as const
/** How a position is written: stored datum, the two shifted ones of Chinese web maps, or metres. */
export type Datum = (typeof DATUMS)[number]

/** `119.98123, 30.27456`; for EPSG:4549 `E 500123.4  N 3350123.4`. */
export function formatPosition(lonLat: LonLat, datum: Datum): string {
  if (datum === 'EPSG:4549') {
    const { eastingM, northingM } = toGrid4549(lonLat[0], lonLat[1])
    return `E ${eastingM.toFixed(1)}  N ${northingM.toFixed(1)}`
  }
  const [lon, lat] = toDatum(lonLat, datum)
  return `${lon.toFixed(6)}, ${lat.toFixed(6)}`
}

/** Longitude and latitude in `datum`, or easting and northing in metres. */
export function toDatum(lonLat: LonLat, datum: Datum): LonLat {
  if (datum === 'CGCS2000') return lonLat
  if (datum === 'EPSG:4549') {
    const { eastingM, northingM } = toGrid4549(lonLat[0], lonLat[1])
    return [eastingM, northingM]
  }
  return shift(lonLat, datum)
}

/** The inverse of `toDatum`, exact to 2e-9 m: six fixed-point rounds. */
export function fromDatum(position: LonLat, datum: Datum): LonLat {
  if (datum === 'CGCS2000') return position
  if (datum === 'EPSG:4549') {
    return fromGrid4549({ eastingM: position[0], northingM: position[1] })
  }
  let [lon, lat] = position
  for (let round = 0; round < 6; round++) {
    const shifted = shift([lon, lat], datum)
    lon += position[0] - shifted[0]
    lat += position[1] - shifted[1]
  }
  return [lon, lat]
}

function shift(lonLat: LonLat, datum: 'GCJ-02' | 'BD-09'): LonLat {
  const target = datum === 'GCJ-02' ? gcoord.GCJ02 : gcoord.BD09
  const [lon, lat] = gcoord.transform([lonLat[0], lonLat[1]], gcoord.WGS84, target)
  return [lon ?? lonLat[0], lat ?? lonLat[1]]
}
