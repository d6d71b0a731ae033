import KDBush from 'kdbush'

/** What is counted in a cell. */
export const COUNTED = [
  'households',
  'residents',
  'rooms',
  'enterprises',
  'keyUnits',
  'openEvents',
  'yearlyEvents',
] as const
export type Counted = (typeof COUNTED)[number]

/** Things on the map: where they are, and how many of each they stand for. Columns that are absent count nothing. */
export interface FactColumns {
  /** Units of 1e-7°. */
  x: Int32Array
  y: Int32Array
  counts: Partial<Record<Counted, ArrayLike<number>>>
}

/** Facts by place: all rooms of a building are one. */
export interface Facts {
  places: number
  x: Int32Array
  y: Int32Array
  /** `COUNTED.length` numbers a place. */
  counts: Float64Array
  index: KDBush
}

export function createFacts(sources: readonly FactColumns[]): Facts {
  const { x, y, placeOf, places } = joinPlaces(sources)
  const width = COUNTED.length
  const counts = new Float64Array(places * width)
  sources.forEach(({ counts: columns }, s) => {
    COUNTED.forEach((name, c) => {
      const column = columns[name]
      if (!column) return
      const rows = placeOf[s]!
      for (let row = 0; row < rows.length; row++) {
        const at = rows[row]! * width + c
        counts[at] = counts[at]! + column[row]!
      }
    })
  })
  const index = new KDBush(places, 64, Int32Array)
  for (let place = 0; place < places; place++) index.add(x[place]!, y[place]!)
  index.finish()
  return { places, x, y, counts, index }
}

/** Facts on their way from thread to thread. */
export interface PackedFacts extends Omit<Facts, 'index'> {
  index: ArrayBufferLike
}

/** Shares the memory: whoever transfers it has the facts no more. */
export const packFacts = ({ index, ...facts }: Facts): PackedFacts => ({
  ...facts,
  index: index.data,
})

export const unpackFacts = ({ index, ...facts }: PackedFacts): Facts => ({
  ...facts,
  index: KDBush.from(index),
})

function joinPlaces(sources: readonly FactColumns[]) {
  const total = sources.reduce((sum, { x }) => sum + x.length, 0)
  const x = new Int32Array(total)
  const y = new Int32Array(total)
  // By column of longitude first: numbers as keys, exact wherever on earth.
  const known = new Map<number, Map<number, number>>()
  let places = 0
  const placeOf = sources.map((source) =>
    Uint32Array.from(source.x, (px, row) => {
      const py = source.y[row]!
      let column = known.get(px)
      if (!column) {
        column = new Map()
        known.set(px, column)
      }
      const place = column.get(py)
      if (place !== undefined) return place
      column.set(py, places)
      x[places] = px
      y[places] = py
      return places++
    }),
  )
  return { x: x.slice(0, places), y: y.slice(0, places), placeOf, places }
}
