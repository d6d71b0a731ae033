import { RIGHTS_HEADER } from './tile-rights.ts'
import type { TileAnswer } from './tile-server.ts'

/** What a tile's answer is over HTTP, whoever sends it. */
export interface TileResponse {
  status: 200 | 204 | 304
  headers: readonly [name: string, value: string][]
  body: Uint8Array<ArrayBuffer> | null
}

export interface TileConditions {
  /** The version in the address. */
  wanted: string | undefined
  ifNoneMatch: string | undefined
  /** By which it may be kept for others, where somebody wants to. */
  rights: string | undefined
}

export function tileResponse(answer: TileAnswer, conditions: TileConditions): TileResponse {
  const { bytes, etag, isGzip } = answer
  const headers: [string, string][] = [
    ['Cache-Control', cacheControl(answer, conditions.wanted)],
    ['ETag', etag],
    ['Vary', 'Accept-Encoding, Cookie'],
  ]
  if (conditions.rights !== undefined) headers.push([RIGHTS_HEADER, conditions.rights])
  if (conditions.ifNoneMatch?.includes(etag)) return { status: 304, headers, body: null }
  if (bytes === null) return { status: 204, headers, body: null }
  headers.push(['Content-Type', 'application/flatgeobuf'])
  headers.push(['Content-Length', String(bytes.length)])
  if (isGzip) headers.push(['Content-Encoding', 'gzip'])
  return { status: 200, headers, body: bytes }
}

/** For ever only under the version that these bytes belong to; else they must be asked for again soon. */
function cacheControl({ version }: TileAnswer, wanted: string | undefined): string {
  if (wanted === version) return 'private, max-age=31536000, immutable'
  return wanted === undefined ? 'private, no-cache' : 'private, max-age=5'
}
