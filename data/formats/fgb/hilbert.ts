/** Position on a Hilbert curve through a 65,536 × 65,536 grid: neighbours on the curve are neighbours on the ground. */
export function hilbert(x: number, y: number): number {
  let rx: number
  let ry: number
  let px = x
  let py = y
  let d = 0
  for (let s = 32_768; s > 0; s >>= 1) {
    rx = (px & s) > 0 ? 1 : 0
    ry = (py & s) > 0 ? 1 : 0
    d = d * 4 + ((3 * rx) ^ ry)
    if (ry === 0) {
      if (rx === 1) {
        px = 65_535 - px
        py = 65_535 - py
      }
      const swap = px
      px = py
      py = swap
    }
  }
  return d
}

/**
 * The order in which boxes (`minX minY maxX maxY …`) stand in a pack: by the Hilbert position of their centres. Equal
 * positions keep their order of arrival, so that the same rows give the same bytes.
 */
export function hilbertOrder(boxes: Float64Array, count: number, envelope: ArrayLike<number>) {
  const width = envelope[2]! - envelope[0]! || 1
  const height = envelope[3]! - envelope[1]! || 1
  const keys = new Uint32Array(count)
  for (let i = 0; i < count; i++) {
    const centreX = (boxes[i * 4]! + boxes[i * 4 + 2]!) / 2
    const centreY = (boxes[i * 4 + 1]! + boxes[i * 4 + 3]!) / 2
    const x = Math.floor((65_535 * (centreX - envelope[0]!)) / width)
    const y = Math.floor((65_535 * (centreY - envelope[1]!)) / height)
    keys[i] = hilbert(x, y)
  }
  return sortedIndexes(keys)
}

/** Radix sort, stable: four rounds over 8 bits. */
function sortedIndexes(keys: Uint32Array): Uint32Array {
  let from = new Uint32Array(keys.length)
  for (let i = 0; i < keys.length; i++) from[i] = i
  let to = new Uint32Array(keys.length)
  const starts = new Uint32Array(257)
  for (let shift = 0; shift < 32; shift += 8) {
    starts.fill(0)
    for (let i = 0; i < keys.length; i++) starts[((keys[i]! >>> shift) & 255) + 1]!++
    for (let i = 0; i < 256; i++) starts[i + 1]! += starts[i]!
    for (let i = 0; i < from.length; i++) {
      const index = from[i]!
      to[starts[(keys[index]! >>> shift) & 255]!++] = index
    }
    const swap = from
    from = to
    to = swap
  }
  return from
}
