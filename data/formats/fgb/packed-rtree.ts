/**
 * The packed Hilbert R-tree of FlatGeobuf. Nodes of 40 bytes (minX minY maxX maxY as doubles, then an uint64), root
 * first, leaves last; each level is full but for its last node. The uint64 of a leaf is the feature's offset, of an
 * inner node the number of its first child.
 */
export const NODE_SIZE = 16
export const NODE_BYTES = 40

/** `[first, end)` node numbers of each level, leaves first. */
export function levelBounds(count: number, nodeSize = NODE_SIZE): [first: number, end: number][] {
  const sizes = [count]
  for (let n = count; n > 1; ) {
    n = Math.ceil(n / nodeSize)
    sizes.push(n)
  }
  if (count === 1) sizes.push(1)
  let end = sizes.reduce((sum, size) => sum + size, 0)
  return sizes.map((size) => {
    const level: [number, number] = [end - size, end]
    end -= size
    return level
  })
}

export function treeByteLength(count: number, nodeSize = NODE_SIZE): number {
  return count === 0 ? 0 : levelBounds(count, nodeSize)[0]![1] * NODE_BYTES
}

/** `boxes` and `lengths` (bytes of each feature) stand in pack order. */
export function encodeTree(
  boxes: Float64Array,
  lengths: Uint32Array,
  order: Uint32Array,
): Uint8Array<ArrayBuffer> {
  const count = order.length
  if (count === 0) return new Uint8Array(0)
  const levels = levelBounds(count)
  const bytes = new Uint8Array(treeByteLength(count))
  const doubles = new Float64Array(bytes.buffer)
  const words = new Uint32Array(bytes.buffer)
  let offset = 0
  let node = levels[0]![0]
  for (const index of order) {
    for (let k = 0; k < 4; k++) doubles[node * 5 + k] = boxes[index * 4 + k]!
    writeOffset(words, node, offset)
    offset += lengths[index]!
    node++
  }
  for (let level = 1; level < levels.length; level++) {
    gatherLevel(doubles, words, levels[level - 1]!, levels[level]!)
  }
  return bytes
}

function gatherLevel(
  doubles: Float64Array,
  words: Uint32Array,
  [firstChild, endChild]: [number, number],
  [first]: [number, number],
): void {
  let parent = first
  for (let child = firstChild; child < endChild; child += NODE_SIZE) {
    let minX = Number.POSITIVE_INFINITY
    let minY = Number.POSITIVE_INFINITY
    let maxX = Number.NEGATIVE_INFINITY
    let maxY = Number.NEGATIVE_INFINITY
    const last = Math.min(child + NODE_SIZE, endChild)
    for (let i = child; i < last; i++) {
      minX = Math.min(minX, doubles[i * 5]!)
      minY = Math.min(minY, doubles[i * 5 + 1]!)
      maxX = Math.max(maxX, doubles[i * 5 + 2]!)
      maxY = Math.max(maxY, doubles[i * 5 + 3]!)
    }
    doubles.set([minX, minY, maxX, maxY], parent * 5)
    writeOffset(words, parent, child)
    parent++
  }
}

function writeOffset(words: Uint32Array, node: number, value: number): void {
  words[node * 10 + 8] = value
  words[node * 10 + 9] = value / 2 ** 32
}
