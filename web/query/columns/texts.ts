import { type Data, DataType, type Dictionary, Int16, makeData, type Utf8 } from 'apache-arrow'

/** Up to so many in a part: a question takes the longer to look a number up, the more texts there are. */
const MOST_TEXTS = 64

/** Numbers from one instead of texts; undefined when there are too many different ones. NULL stays NULL. */
export function toCodes(
  data: Data,
  most = MOST_TEXTS,
): { data: Data<Int16>; texts: string[] } | undefined {
  return DataType.isDictionary(data.type)
    ? ofDictionary(data as Data<Dictionary<Utf8>>, most)
    : ofTexts(data as Data<Utf8>, most)
}

function ofDictionary(data: Data<Dictionary<Utf8>>, most: number) {
  const texts = [...(data.dictionary ?? [])].map(String)
  if (texts.length > most) return undefined
  const { values } = data
  const codes = new Int16Array(data.length)
  for (let row = 0; row < codes.length; row++) codes[row] = values[row]! + 1
  return { data: numbers(data, codes), texts }
}

function ofTexts(data: Data<Utf8>, most: number) {
  const { values, valueOffsets } = data
  const places = new Map<string, number>()
  const codes = new Int16Array(data.length)
  for (let row = 0; row < codes.length; row++) {
    if (!data.getValid(row)) continue
    const text = decoder.decode(values.subarray(valueOffsets[row], valueOffsets[row + 1]))
    let place = places.get(text)
    if (place === undefined) {
      if (places.size >= most) return undefined
      place = places.size + 1
      places.set(text, place)
    }
    codes[row] = place
  }
  return { data: numbers(data, codes), texts: [...places.keys()] }
}

const decoder = new TextDecoder()

const numbers = ({ length, nullCount, nullBitmap }: Data, data: Int16Array): Data<Int16> =>
  makeData({ type: new Int16(), length, nullCount, nullBitmap, data })
