import { MAX_TILE_ZOOM, Refusal } from '../../data/contracts/index.ts'

export interface TileAddress {
  z: number
  x: number
  y: number
}

/** Refuses what is no tile of the XYZ scheme. `file` = the last part of the path, `{y}.fgb`. */
export function parseTileAddress(z: string, x: string, file: string): TileAddress {
  const zoom = parse('z', z, MAX_TILE_ZOOM)
  const last = 2 ** zoom - 1
  const row = /^(.*)\.fgb$/.exec(file)?.[1]
  if (row === undefined) {
    throw new Refusal(404, 'not-found', 'Tiles are asked for as /tiles/{layer}/{z}/{x}/{y}.fgb.')
  }
  return { z: zoom, x: parse('x', x, last), y: parse('y', row, last) }
}

function parse(name: string, text: string, max: number): number {
  const value = /^\d{1,8}$/.test(text) ? Number(text) : -1
  if (value >= 0 && value <= max) return value
  throw new Refusal(400, 'bad-tile', `${name} must be a whole number from 0 to ${max}.`, {
    field: name,
  })
}
