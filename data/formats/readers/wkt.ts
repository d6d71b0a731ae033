/** How well-known text begins, with PostGIS's SRID in front where it has one. */
export const WKT_START =
  /^\s*(SRID=\d+;)?\s*(POINT|LINESTRING|POLYGON|MULTIPOINT|MULTILINESTRING|MULTIPOLYGON|GEOMETRYCOLLECTION)\s*(Z|M|ZM)?\s*(\(|EMPTY)/i

/** A GeoJSON-like geometry out of well-known text (OGC 06-103r4 §7); `undefined` where it cannot be read. */
export function parseWkt(text: string): unknown {
  const reader = { text, at: 0 }
  const srid = /^\s*SRID=\d+;/i.exec(text)
  if (srid) reader.at = srid[0].length
  try {
    const geometry = readTagged(reader, 0)
    skipSpace(reader)
    return reader.at === text.length ? geometry : undefined
  } catch (error) {
    if (error instanceof WktError) return undefined
    throw error
  }
}

const TYPES = {
  POINT: 'Point',
  LINESTRING: 'LineString',
  POLYGON: 'Polygon',
  MULTIPOINT: 'MultiPoint',
  MULTILINESTRING: 'MultiLineString',
  MULTIPOLYGON: 'MultiPolygon',
  GEOMETRYCOLLECTION: 'GeometryCollection',
} as const
type Tag = keyof typeof TYPES

const DEPTH: Record<Exclude<Tag, 'GEOMETRYCOLLECTION'>, number> = {
  POINT: 0,
  LINESTRING: 1,
  MULTIPOINT: 1,
  POLYGON: 2,
  MULTILINESTRING: 2,
  MULTIPOLYGON: 3,
}
const MAX_NESTING = 20

const TAGGED =
  /^\s*(POINT|LINESTRING|POLYGON|MULTIPOINT|MULTILINESTRING|MULTIPOLYGON|GEOMETRYCOLLECTION)\s*(?:ZM|Z|M)?\s*(EMPTY)?/i

interface Reader {
  text: string
  at: number
}

class WktError extends Error {}

function readTagged(reader: Reader, nesting: number): unknown {
  if (nesting > MAX_NESTING) throw new WktError('too deep')
  const match = TAGGED.exec(reader.text.slice(reader.at, reader.at + 60))
  const tag = match?.[1]?.toUpperCase()
  if (!match || !tag || !isTag(tag)) throw new WktError('no geometry type')
  reader.at += match[0].length
  if (tag === 'GEOMETRYCOLLECTION') {
    const geometries = match[2] ? [] : readList(reader, () => readTagged(reader, nesting + 1))
    return { type: TYPES[tag], geometries }
  }
  if (match[2]) return { type: TYPES[tag], coordinates: [] }
  return { type: TYPES[tag], coordinates: readCoordinates(reader, tag) }
}

const isTag = (tag: string): tag is Tag => tag in TYPES

function readCoordinates(reader: Reader, tag: Exclude<Tag, 'GEOMETRYCOLLECTION'>): unknown {
  if (tag === 'POINT') return readList(reader, () => readPosition(reader))[0]
  return readNested(reader, DEPTH[tag])
}

function readNested(reader: Reader, depth: number): unknown[] {
  if (depth > 1) return readList(reader, () => readNested(reader, depth - 1))
  return readList(reader, () => {
    skipSpace(reader)
    // MULTIPOINT may have each point in brackets of its own.
    if (reader.text[reader.at] === '(') return readList(reader, () => readPosition(reader))[0]
    return readPosition(reader)
  })
}

function readList<Item>(reader: Reader, readItem: () => Item): Item[] {
  expect(reader, '(')
  const items: Item[] = []
  while (true) {
    items.push(readItem())
    skipSpace(reader)
    const next = reader.text[reader.at++]
    if (next === ')') return items
    if (next !== ',') throw new WktError('no comma')
  }
}

const NUMBERS =
  /\s*([+-]?[\d.]+(?:e[+-]?\d+)?)\s+([+-]?[\d.]+(?:e[+-]?\d+)?)(?:\s+[+-]?[\d.]+(?:e[+-]?\d+)?){0,2}/iy

function readPosition(reader: Reader): [number, number] {
  NUMBERS.lastIndex = reader.at
  const match = NUMBERS.exec(reader.text)
  if (!match) throw new WktError('no position')
  reader.at = NUMBERS.lastIndex
  return [Number(match[1]), Number(match[2])]
}

function expect(reader: Reader, character: string): void {
  skipSpace(reader)
  if (reader.text[reader.at++] !== character) throw new WktError(`no ${character}`)
}

function skipSpace(reader: Reader): void {
  while (/\s/.test(reader.text[reader.at] ?? '')) reader.at++
}
