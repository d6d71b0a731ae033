/** One tile of the XYZ scheme. */
export interface TileAddress {
  z: number
  x: number
  y: number
}

/** Rectangle in the unit square of the world (see `mercator.ts`). */
export interface WorldBox {
  minX: number
  minY: number
  maxX: number
  maxY: number
}

export const tileKey = (tile: TileAddress): string => `${tile.z}/${tile.x}/${tile.y}`

/** The tiles of zoom `z` that a box touches, nearest to its middle first. */
export function tilesIn(box: WorldBox, z: number): TileAddress[] {
  const n = 2 ** z
  const clamp = (value: number) => Math.max(0, Math.min(n - 1, Math.floor(value * n)))
  const [x0, x1, y0, y1] = [clamp(box.minX), clamp(box.maxX), clamp(box.minY), clamp(box.maxY)]
  const tiles: TileAddress[] = []
  for (let y = y0; y <= y1; y++) for (let x = x0; x <= x1; x++) tiles.push({ z, x, y })
  const midX = ((box.minX + box.maxX) / 2) * n - 0.5
  const midY = ((box.minY + box.maxY) / 2) * n - 0.5
  const distance = (t: TileAddress) => Math.abs(t.x - midX) + Math.abs(t.y - midY)
  return tiles.sort((a, b) => distance(a) - distance(b))
}

export function ancestor(tile: TileAddress, levels: number): TileAddress {
  return { z: tile.z - levels, x: tile.x >> levels, y: tile.y >> levels }
}

export function descendants(tile: TileAddress, levels: number): TileAddress[] {
  const side = 2 ** levels
  const tiles: TileAddress[] = []
  for (let j = 0; j < side; j++) {
    for (let i = 0; i < side; i++) {
      tiles.push({ z: tile.z + levels, x: tile.x * side + i, y: tile.y * side + j })
    }
  }
  return tiles
}

export function tileBox(tile: TileAddress): WorldBox {
  const size = 2 ** -tile.z
  return {
    minX: tile.x * size,
    minY: tile.y * size,
    maxX: (tile.x + 1) * size,
    maxY: (tile.y + 1) * size,
  }
}

export const boxesTouch = (a: WorldBox, b: WorldBox): boolean =>
  a.minX <= b.maxX && a.maxX >= b.minX && a.minY <= b.maxY && a.maxY >= b.minY
