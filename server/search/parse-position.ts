import type { LonLat } from '../../data/contracts/index.ts'

/** `120.01,30.26`, also with spaces, a full-width comma or the latitude first; `undefined` for anything else. */
export function parsePosition(typed: string): LonLat | undefined {
  const match =
    /^(-?\d{1,3}(?:\.\d+)?)\s*°?[EN]?\s*[,;\s]\s*(-?\d{1,3}(?:\.\d+)?)\s*°?[EN]?$/i.exec(
      typed.normalize('NFKC').trim(),
    )
  if (match === null || !typed.includes('.')) return undefined
  const [a, b] = [Number(match[1]), Number(match[2])]
  // China lies between 73° and 135° E and south of 54° N, so the order is plain.
  const [lon, lat] = Math.abs(a) < 60 && Math.abs(b) > 60 ? [b, a] : [a, b]
  return Math.abs(lon) <= 180 && Math.abs(lat) <= 90 ? [lon, lat] : undefined
}
