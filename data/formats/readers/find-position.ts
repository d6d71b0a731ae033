import type { CoordinateName } from './column-names.ts'
import { isPositionName, readCoordinateName } from './column-names.ts'
import { parseAngle } from './parse-angle.ts'
import { WKT_START } from './wkt.ts'

/** Where the position of a table's rows stands. */
export type PositionColumns =
  | { kind: 'lonLat'; lon: number; lat: number; datum?: CoordinateName['datum'] }
  | { kind: 'wkt'; column: number }
  | { kind: 'pair'; column: number; isLatFirst: boolean }

/** `header` is null where the first line is already data. */
export function findPosition(
  header: readonly string[] | null,
  sample: readonly (readonly string[])[],
): PositionColumns | undefined {
  const wkt = findWkt(sample)
  if (wkt && !wkt.isPoints) return { kind: 'wkt', column: wkt.column }
  const named = header ? findByName(header, sample) : undefined
  if (named) return named
  if (wkt) return { kind: 'wkt', column: wkt.column }
  return findPair(header, sample) ?? findByContent(sample)
}

function findWkt(sample: readonly (readonly string[])[]) {
  for (let column = 0; column < widthOf(sample); column++) {
    const values = valuesOf(sample, column)
    const isWkt = values.length > 0 && values.every((value) => WKT_START.test(value))
    if (isWkt)
      return { column, isPoints: values.every((value) => /^\s*(SRID=\d+;)?POINT/i.test(value)) }
  }
  return undefined
}

function findByName(header: readonly string[], sample: readonly (readonly string[])[]) {
  const named = header.flatMap((name, column) => {
    const read = readCoordinateName(name)
    return read && isNumeric(sample, column) ? [{ ...read, column }] : []
  })
  for (const isGeographic of [true, false]) {
    // The standard datum is taken where a table has several pairs.
    const usable = named
      .filter((entry) => entry.isGeographic === isGeographic)
      .sort((a, b) => Number(isShifted(a.datum)) - Number(isShifted(b.datum)))
    for (const lon of usable.filter((entry) => entry.axis === 'lon')) {
      const lat = usable.find((entry) => entry.axis === 'lat' && entry.datum === lon.datum)
      if (!lat) continue
      const datum = lon.datum ? { datum: lon.datum } : {}
      return { kind: 'lonLat' as const, lon: lon.column, lat: lat.column, ...datum }
    }
  }
  return undefined
}

const isShifted = (datum: CoordinateName['datum']) => datum === 'GCJ-02' || datum === 'BD-09'

const PAIR = /^\s*\(?\s*[+-]?\d{1,3}\.\d+\s*[,;，\s]\s*[+-]?\d{1,3}\.\d+\s*\)?\s*$/

function findPair(header: readonly string[] | null, sample: readonly (readonly string[])[]) {
  for (let column = 0; column < widthOf(sample); column++) {
    const values = valuesOf(sample, column)
    const isPair = values.length > 0 && values.every((value) => PAIR.test(value))
    if (!isPair || (header && !isPositionName(header[column] ?? ''))) continue
    const firsts = values.map((value) => Math.abs(readPair(value)[0]))
    const seconds = values.map((value) => Math.abs(readPair(value)[1]))
    const saysLatFirst = /^lat/i.test(header?.[column] ?? '')
    const isLatFirst = Math.max(...firsts) <= 90 && (Math.max(...seconds) > 90 || saysLatFirst)
    return { kind: 'pair' as const, column, isLatFirst }
  }
  return undefined
}

/** The two numbers of `120.1,30.2`, in their order. */
export function readPair(text: string): [number, number] {
  const [first = '', second = ''] = text
    .replaceAll(/[()\s]+/g, ' ')
    .trim()
    .split(/[,;，\s]+/)
  return [Number(first), Number(second)]
}

/** Two neighbouring columns of decimals, one within ±90; longitude is the one beyond it, else the first. */
function findByContent(sample: readonly (readonly string[])[]): PositionColumns | undefined {
  for (let column = 0; column + 1 < widthOf(sample); column++) {
    const first = largestDecimal(sample, column)
    const second = largestDecimal(sample, column + 1)
    if (first === undefined || second === undefined) continue
    if (first <= 180 && second <= 90) return { kind: 'lonLat', lon: column, lat: column + 1 }
    if (first <= 90 && second <= 180) return { kind: 'lonLat', lon: column + 1, lat: column }
  }
  return undefined
}

/** Largest absolute value of a column of numbers with at least three decimals; `undefined` for other columns. */
function largestDecimal(sample: readonly (readonly string[])[], column: number) {
  const values = valuesOf(sample, column)
  const decimals = values.filter((value) => /^[+-]?\d{1,3}\.\d{3,}$/.test(value.trim()))
  if (decimals.length === 0 || decimals.length < values.length * 0.8) return undefined
  return Math.max(...decimals.map((value) => Math.abs(Number(value))))
}

function isNumeric(sample: readonly (readonly string[])[], column: number): boolean {
  const values = valuesOf(sample, column)
  const numbers = values.filter((value) => parseAngle(value) !== undefined)
  return numbers.length > 0 && numbers.length >= values.length / 2
}

const valuesOf = (sample: readonly (readonly string[])[], column: number) =>
  sample.map((row) => row[column] ?? '').filter((value) => value.trim() !== '')

const widthOf = (sample: readonly (readonly string[])[]) =>
  sample.reduce((width, row) => Math.max(width, row.length), 0)
