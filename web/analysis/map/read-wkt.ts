/** Rings of POLYGON and MULTIPOLYGON as GeoJSON's `MultiPolygon` has them; null for anything else. */
export function readWkt(wkt: string): number[][][][] | null {
  const match = /^(MULTI)?POLYGON\s*(\(.*\))$/is.exec(wkt.trim())
  if (!match?.[2]) return null
  const nested = match[2]
    .replaceAll('(', '[')
    .replaceAll(')', ']')
    .replaceAll(/(-?[\d.]+(?:e[-+]?\d+)?)\s+(-?[\d.]+(?:e[-+]?\d+)?)/gi, '[$1,$2]')
  const rings = JSON.parse(nested) as unknown
  return (match[1] ? rings : [rings]) as number[][][][]
}
