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
    call: ([shape, lon, lat], rows, result) => {
      const get = remember((number) => shapes.get(number))
      eachRow([shape!, lon!, lat!], rows, result, (row) => {
        const side = get(shape!.values[row]!).side(lon!.values[row]!, lat!.values[row]!)
        return isTrue(side) ? 1 : 0
      })
    },
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
 * what was just asked is not worked out again.
 */
function eachRow(
  args: readonly ArgumentVector[],
  rows: number,
  result: ResultVector,
  answer: (row: number) => number | null,
): void {
  const validities = args.map(({ valid }) => valid).filter((valid) => valid !== null)
  const numbers = args.map(({ values }) => values)
  const canRepeat = args.every(({ kind }) => kind === 'number')
  const isLikeBefore = (row: number) => {
    for (const values of numbers) if (values[row] !== values[row - 1]) return false
    return true
  }
  let [wasKnown, value] = [false, null as number | null]
  for (let row = 0; row < rows; row++) {
    const isKnown = validities.every((valid) => valid[row] === 1)
    const repeats = canRepeat && isKnown && wasKnown && isLikeBefore(row)
    if (!repeats) value = isKnown ? answer(row) : null
    wasKnown = isKnown
    if (value === null) result.valid[row] = 0
    else result.values[row] = value
  }
}

/** Neighbouring rows mostly ask about the same shape. */
function remember<Value>(look: (key: number) => Value): (key: number) => Value {
  let last: { key: number; value: Value } | undefined
  return (key) => {
    if (last?.key !== key) last = { key, value: look(key) }
    return last.value
  }
}
