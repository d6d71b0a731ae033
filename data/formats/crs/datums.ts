import gcoord from 'gcoord'
import type { LonLat } from '../../contracts/index.ts'

/** Fixed-point rounds: after six the error is 2e-9 m, after one 1.9 m. */
const ROUNDS = 6

/** 火星坐标: the shifted datum of Chinese map services; outside of China nothing is shifted. */
export function gcj02ToWgs84([lon, lat]: LonLat): LonLat {
  return invert([lon, lat], wgs84ToGcj02)
}

export function wgs84ToGcj02([lon, lat]: LonLat): LonLat {
  return gcoord.transform<[number, number]>([lon, lat], gcoord.WGS84, gcoord.GCJ02)
}

/** 百度坐标. Baidu's own formula back to GCJ-02 is what other programs have used for the way there. */
export function bd09ToGcj02([lon, lat]: LonLat): LonLat {
  return gcoord.transform<[number, number]>([lon, lat], gcoord.BD09, gcoord.GCJ02)
}

export function gcj02ToBd09([lon, lat]: LonLat): LonLat {
  return gcoord.transform<[number, number]>([lon, lat], gcoord.GCJ02, gcoord.BD09)
}

export function bd09ToWgs84(lonLat: LonLat): LonLat {
  return gcj02ToWgs84(bd09ToGcj02(lonLat))
}

function invert(target: LonLat, shift: (lonLat: LonLat) => LonLat): LonLat {
  let [lon, lat] = target
  for (let round = 0; round < ROUNDS; round++) {
    const [shiftedLon, shiftedLat] = shift([lon, lat])
    lon += target[0] - shiftedLon
    lat += target[1] - shiftedLat
  }
  return [lon, lat]
}
