import { toGrid4549 } from '../../../data/formats/crs/transverse-mercator.ts'
import type { Side } from '../geometry/prepared-polygon.ts'
import type { Shape } from '../geometry/shape.ts'
import type { ShapeStore } from './shape-store.ts'
import type { ArgumentVector, ResultVector, VectorFunction } from './vector-functions.ts'

/** What SQL calls about places; `macros.ts` gives these their names and types. */
export function spatialFunctions(shapes: ShapeStore): VectorFunction[] {
  const testSide = (name: string, isTrue: (side: Side) => boolean): VectorFunction => ({
    name,
    returns: 'integer',
    call: (args, rows, result) => testSides(shapes, args, rows, result, isTrue),
  })
  const measure = (name: string, of: (shape: Shape) => number): VectorFunction => ({
    name,
    returns: 'number',
    call: ([shape], rows, result) => {
      eachRow([shape!], rows, result, (row) => of(shapes.get(shape!.values[row]!)))
    },
  })
  return [
    testSide('om_contains', (side) => side === 'inside'),
    testSide('om_covers', (side) => side !== 'outside'),
    measure('om_area', (shape) => shape.areaM2()),
    measure('om_length', (shape) => shape.lengthM()),
    shapeDistance(shapes),
    pointDistance,
    projected('om_easting', ({ eastingM }) => eastingM),
    projected('om_northing', ({ northingM }) => northingM),
    namedShape(shapes),
    areaAt(shapes),
    asText(shapes),
  ]
}

const shapeDistance = (shapes: ShapeStore): VectorFunction => ({
  name: 'om_shape_distance',
  returns: 'number',
  call: ([shape, lon, lat], rows, result) => {
    eachRow([shape!, lon!, lat!], rows, result, (row) =>
      shapes.get(shape!.values[row]!).distanceM(lon!.values[row]!, lat!.values[row]!),
    )
  },
})

const pointDistance: VectorFunction = {
  name: 'om_point_distance',
  returns: 'number',
  call: ([lon, lat, otherLon, otherLat], rows, result) => {
    eachRow([lon!, lat!, otherLon!, otherLat!], rows, result, (row) => {
      const a = toGrid4549(lon!.values[row]!, lat!.values[row]!)
      const b = toGrid4549(otherLon!.values[row]!, otherLat!.values[row]!)
      return Math.hypot(a.eastingM - b.eastingM, a.northingM - b.northingM)
    })
  },
}

const projected = (
  name: string,
  of: (position: ReturnType<typeof toGrid4549>) => number,
): VectorFunction => ({
  name,
  returns: 'number',
  call: ([lon, lat], rows, result) => {
    eachRow([lon!, lat!], rows, result, (row) =>
      of(toGrid4549(lon!.values[row]!, lat!.values[row]!)),
    )
  },
})

const namedShape = (shapes: ShapeStore): VectorFunction => ({
  name: 'om_shape',
  returns: 'integer',
  call: ([name], rows, result) => {
    eachRow([name!], rows, result, (row) => shapes.named(name!.text(row)))
  },
})

/** Arguments: dataset and level (one for all rows; '' = all levels), lon, lat. */
const areaAt = (shapes: ShapeStore): VectorFunction => ({
  name: 'om_area_at',
  returns: 'text',
  call: ([dataset, level, lon, lat], rows, result) => {
    if (rows === 0) return
    const { codes, areas } = shapes.index(dataset!.text(0), level!.text(0) || undefined)
    const used = new Map<number, number>()
    const texts: string[] = []
    eachRow([lon!, lat!], rows, result, (row) => {
      const place = areas.at(lon!.values[row]!, lat!.values[row]!)
      if (place < 0) return null
      const known = used.get(place)
      if (known !== undefined) return known
      used.set(place, texts.length)
      return texts.push(codes[place]!) - 1
    })
    result.texts = texts
  },
})

const asText = (shapes: ShapeStore): VectorFunction => ({
  name: 'om_as_text',
  returns: 'text',
  call: ([shape], rows, result) => {
    const texts: string[] = []
    eachRow([shape!], rows, result, (row) => texts.push(wktOf(shapes.get(shape!.values[row]!))) - 1)
    result.texts = texts
  },
})

function wktOf({ kind, parts }: Shape): string {
  const line = (positions: readonly (readonly [number, number])[]) =>
    `(${positions.map(([x, y]) => `${x} ${y}`).join(',')})`
  if (kind === 'line') return `MULTILINESTRING(${parts.flat().map(line).join(',')})`
  return `MULTIPOLYGON(${parts.map((rings) => `(${rings.map(line).join(',')})`).join(',')})`
}

/**
 * NULL where an argument is NULL, or where the answer is. Rooms of a building lie in one place and stand one after the other:
 * what was just asked is not worked out again. Called for millions of rows: no closures, no arrays a row.
 */
function eachRow(
  args: readonly ArgumentVector[],
  rows: number,
  result: ResultVector,
  answer: (row: number) => number | null,
): void {
  const unknown = unknownRows(args, rows)
  const canRepeat = args.every(({ kind }) => kind === 'number')
  const [first, second = first, third = first, fourth = first] = args.map(({ values }) => values)
  const { values, valid } = result
  let last: number | null | undefined
  for (let row = 0; row < rows; row++) {
    if (unknown?.[row] === 1) {
      valid[row] = 0
      last = undefined
      continue
    }
    const isLikeBefore =
      canRepeat &&
      last !== undefined &&
      first![row] === first![row - 1] &&
      second![row] === second![row - 1] &&
      third![row] === third![row - 1] &&
      fourth![row] === fourth![row - 1]
    if (!isLikeBefore) last = answer(row)
    if (last === null) valid[row] = 0
    else values[row] = last!
  }
}

/** As `eachRow`, by itself so that the loop meets arrays of one kind only: most points of a drawn area lie outside its box. */
function testSides(
  shapes: ShapeStore,
  args: readonly ArgumentVector[],
  rows: number,
  { values, valid }: ResultVector,
  isTrue: (side: Side) => boolean,
): void {
  const unknown = unknownRows(args, rows)
  const [numbers, lons, lats] = args.map((arg) => arg.values)
  let [number, x, y, answer] = [Number.NaN, Number.NaN, Number.NaN, 0]
  let shape: Shape | undefined
  for (let row = 0; row < rows; row++) {
    if (unknown?.[row] === 1) {
      valid[row] = 0
      continue
    }
    const isOther = numbers![row] !== number
    if (isOther || lons![row] !== x || lats![row] !== y) {
      number = numbers![row]!
      x = lons![row]!
      y = lats![row]!
      if (isOther) shape = shapes.get(number)
      answer = isTrue(shape!.side(x, y)) ? 1 : 0
    }
    values[row] = answer
  }
}

/** 1 = some argument is NULL there; null = nowhere. */
function unknownRows(args: readonly ArgumentVector[], rows: number): Uint8Array | null {
  let unknown: Uint8Array | null = null
  for (const { valid } of args) {
    if (valid === null) continue
    unknown ??= new Uint8Array(rows)
    for (let row = 0; row < rows; row++) if (valid[row] !== 1) unknown[row] = 1
  }
  return unknown
}
