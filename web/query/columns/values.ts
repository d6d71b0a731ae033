import { type Data, DataType, type Dictionary, Float64, Int32, makeData, Utf8 } from 'apache-arrow'

/** Texts themselves instead of numbers in a dictionary. */
export function expanded(data: Data): Data<Utf8> {
  if (!DataType.isDictionary(data.type)) return data as Data<Utf8>
  const { values, dictionary, length } = data as Data<Dictionary<Utf8>>
  const words = dictionary?.data[0]
  return spread(data, words, (row) => values[row]!, length)
}

/** The texts that numbers from one stand for. */
export function textsAt(data: Data, texts: readonly string[]): Data<Utf8> {
  const bytes = texts.map((text) => encoder.encode(text))
  const valueOffsets = new Int32Array(texts.length + 1)
  bytes.forEach(({ length }, i) => {
    valueOffsets[i + 1] = valueOffsets[i]! + length
  })
  const values = new Uint8Array(valueOffsets[texts.length]!)
  bytes.forEach((one, i) => {
    values.set(one, valueOffsets[i])
  })
  const words = makeData({ type: new Utf8(), length: texts.length, valueOffsets, data: values })
  const codes: Int16Array = data.values
  return spread(data, words, (row) => codes[row]! - 1, data.length)
}

const encoder = new TextEncoder()

/** Byte by byte: the texts are short. */
function spread(
  { nullCount, nullBitmap }: Data,
  words: Data<Utf8> | undefined,
  placeOf: (row: number) => number,
  length: number,
): Data<Utf8> {
  const type = new Utf8()
  const valueOffsets = new Int32Array(length + 1)
  if (words === undefined) {
    return makeData({ type, length, nullCount, nullBitmap, valueOffsets, data: new Uint8Array(0) })
  }
  const { valueOffsets: offsets, values } = words
  for (let row = 0; row < length; row++) {
    const place = placeOf(row)
    // Under NULL stands a number that may mean nothing.
    valueOffsets[row + 1] = valueOffsets[row]! + (offsets[place + 1]! - offsets[place]! || 0)
  }
  const data = new Uint8Array(valueOffsets[length]!)
  for (let row = 0; row < length; row++) {
    const end = valueOffsets[row + 1]!
    let from = offsets[placeOf(row)]!
    for (let to = valueOffsets[row]!; to < end; to++) data[to] = values[from++]!
  }
  return makeData({ type, length, nullCount, nullBitmap, valueOffsets, data })
}

/** Whole numbers may have been sent where fractions can stand. */
export function toFloats(data: Data): Data<Float64> {
  if (DataType.isFloat(data.type)) return data as Data<Float64>
  const { length, nullCount, nullBitmap } = data
  const numbers = Float64Array.from(data.values as Int32Array)
  return makeData({ type: new Float64(), length, nullCount, nullBitmap, data: numbers })
}

/** What is no whole number of 32 bits is rounded, or NULL. */
export function toIntegers(data: Data): Data<Int32> {
  if (DataType.isInt(data.type)) return data as Data<Int32>
  const { length } = data
  const numbers = new Int32Array(length)
  const nullBitmap = new Uint8Array((length + 7) >> 3)
  let nullCount = 0
  for (let row = 0; row < length; row++) {
    const number = Math.round(data.values[row])
    const isKnown = data.getValid(row) && (number | 0) === number
    if (isKnown) {
      numbers[row] = number
      nullBitmap[row >> 3]! |= 1 << (row & 7)
    } else nullCount++
  }
  return makeData({ type: new Int32(), length, nullCount, nullBitmap, data: numbers })
}
