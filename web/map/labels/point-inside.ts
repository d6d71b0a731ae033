import type { DecodedTile } from '../tiles/decode-tile.ts'

/** A point well inside a polygon: the middle of its longest stretch on one of three level lines. */
export function pointInside(data: DecodedTile, feature: number): { x: number; y: number } | null {
  const firstPart = data.featureParts[feature]!
  const lastPart = data.featureParts[feature + 1]!
  const from = firstPart === 0 ? 0 : data.partEnds[firstPart - 1]!
  const to = data.partEnds[lastPart - 1] ?? from
  if (to <= from) return null
  let [minY, maxY] = [Infinity, -Infinity]
  for (let i = from; i < to; i++) {
    minY = Math.min(minY, data.xy[2 * i + 1]!)
    maxY = Math.max(maxY, data.xy[2 * i + 1]!)
  }
  let best: { x: number; y: number; width: number } | null = null
  for (const share of [0.5, 0.38, 0.62]) {
    const y = minY + (maxY - minY) * share
    const stretch = longestStretch(crossings(data, firstPart, lastPart, y))
    if (stretch && (!best || stretch.width > best.width * 1.25)) best = { ...stretch, y }
  }
  return best
}

function crossings(data: DecodedTile, firstPart: number, lastPart: number, y: number): number[] {
  const found: number[] = []
  for (let part = firstPart; part < lastPart; part++) {
    const from = part === 0 ? 0 : data.partEnds[part - 1]!
    const to = data.partEnds[part]!
    for (let i = from, j = to - 1; i < to; j = i++) {
      const yi = data.xy[2 * i + 1]!
      const yj = data.xy[2 * j + 1]!
      if (yi > y === yj > y) continue
      const xi = data.xy[2 * i]!
      found.push(xi + ((y - yi) / (yj - yi)) * (data.xy[2 * j]! - xi))
    }
  }
  return found.sort((a, b) => a - b)
}

function longestStretch(xs: readonly number[]): { x: number; width: number } | null {
  let best: { x: number; width: number } | null = null
  for (let i = 0; i + 1 < xs.length; i += 2) {
    const width = xs[i + 1]! - xs[i]!
    if (!best || width > best.width) best = { x: (xs[i]! + xs[i + 1]!) / 2, width }
  }
  return best
}
