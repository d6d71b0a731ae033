import { type DecodedHeader, decodeHeader, headerByteLength } from './header.ts'
import { levelBounds, NODE_BYTES, NODE_SIZE, treeByteLength } from './packed-rtree.ts'

/**
 * The R-tree of one pack, kept for searching: boxes of the inner nodes, boxes (or, for points, positions) of the
 * leaves, offsets of the features. Children are found by counting, since every level but its last node is full.
 */
export interface PackIndex {
  header: DecodedHeader
  count: number
  /** Byte position in the file at which features start; `offsets` count from there. */
  featuresAt: number
  /** One more than features: the last is the end. */
  offsets: Float64Array | Uint32Array
  /** Leaves: `x y` each where `pointsOnly`, else `minX minY maxX maxY`. */
  leaves: Float64Array
  pointsOnly: boolean
  /** Inner levels, lowest first, boxes of their nodes. */
  levels: readonly Float64Array[]
  /** Memory held. */
  byteLength: number
}

/** What a search asks for. `halfOpen` leaves out the east and south edges, so that a point is in one tile only. */
export interface SearchBox {
  minX: number
  minY: number
  maxX: number
  maxY: number
  halfOpen?: boolean
}

/** Bytes at the front of a file that hold header and index, given its first bytes (`undefined` = give more). */
export function indexExtent(bytes: Uint8Array): number | undefined {
  if (bytes.length < 12 || bytes.length < headerByteLength(bytes)) return undefined
  const header = decodeHeader(bytes)
  if (header.indexNodeSize === 0) return header.byteLength
  return header.byteLength + treeByteLength(header.featuresCount, header.indexNodeSize)
}

/** `front` = the first bytes of the file, header and index; `fileLength` in bytes. */
export function readPackIndex(front: Uint8Array, fileLength: number): PackIndex {
  const header = decodeHeader(front)
  const count = header.featuresCount
  if (count > 0 && header.indexNodeSize !== NODE_SIZE) {
    throw new RangeError(`a pack has an index of ${NODE_SIZE} children a node, this file has none`)
  }
  const treeBytes = treeByteLength(count)
  const featuresAt = header.byteLength + treeBytes
  if (featuresAt > front.length) throw new RangeError('the index of the pack is cut short')
  const tree = alignedTree(front, header.byteLength, treeBytes)
  const bounds = count === 0 ? [] : levelBounds(count)
  const offsets = readOffsets(tree, bounds[0]?.[0] ?? 0, count, fileLength - featuresAt)
  const pointsOnly = header.geometryType === 1
  const leaves = readLeaves(tree.doubles, bounds[0]?.[0] ?? 0, count, pointsOnly)
  const levels = bounds.slice(1).map(([first, end]) => readBoxes(tree.doubles, first, end))
  const byteLength =
    offsets.byteLength +
    leaves.byteLength +
    levels.reduce((sum, level) => sum + level.byteLength, 0) +
    1024
  return { header, count, featuresAt, offsets, leaves, pointsOnly, levels, byteLength }
}

/**
 * Features whose box meets the search box, as ranges of places in the pack: `[start, end, start, end …]`, ascending,
 * neighbours joined.
 */
export function searchPack(index: PackIndex, box: SearchBox): number[] {
  const ranges: number[] = []
  const top = index.levels.length - 1
  if (top >= 0) visit(index, box, top, 0, ranges)
  return ranges
}

/** Box of one feature. */
export function featureBox(index: PackIndex, place: number): [number, number, number, number] {
  const { leaves, pointsOnly } = index
  const at = place * (pointsOnly ? 2 : 4)
  const x = leaves[at]!
  const y = leaves[at + 1]!
  return pointsOnly ? [x, y, x, y] : [x, y, leaves[at + 2]!, leaves[at + 3]!]
}

function visit(index: PackIndex, box: SearchBox, level: number, node: number, ranges: number[]) {
  const boxes = index.levels[level]!
  const fit = compare(box, boxes, node * 4)
  if (fit === OUTSIDE) return
  const leavesEach = NODE_SIZE ** (level + 1)
  if (fit === INSIDE) {
    push(ranges, node * leavesEach, Math.min((node + 1) * leavesEach, index.count))
    return
  }
  const first = node * NODE_SIZE
  if (level === 0) {
    scanLeaves(index, box, first, Math.min(first + NODE_SIZE, index.count), ranges)
    return
  }
  const end = Math.min(first + NODE_SIZE, index.levels[level - 1]!.length / 4)
  for (let child = first; child < end; child++) visit(index, box, level - 1, child, ranges)
}

const OUTSIDE = 0
const CROSSING = 1
const INSIDE = 2

function compare(box: SearchBox, boxes: Float64Array, at: number): number {
  const minX = boxes[at]!
  const minY = boxes[at + 1]!
  const maxX = boxes[at + 2]!
  const maxY = boxes[at + 3]!
  if (maxX < box.minX || minX > box.maxX || maxY < box.minY || minY > box.maxY) return OUTSIDE
  const inside = box.halfOpen
    ? minX >= box.minX && maxX < box.maxX && minY > box.minY && maxY <= box.maxY
    : minX >= box.minX && maxX <= box.maxX && minY >= box.minY && maxY <= box.maxY
  return inside ? INSIDE : CROSSING
}

function scanLeaves(
  { leaves, pointsOnly }: PackIndex,
  box: SearchBox,
  first: number,
  end: number,
  ranges: number[],
): void {
  const { minX, minY, maxX, maxY } = box
  for (let i = first; i < end; i++) {
    if (pointsOnly) {
      const x = leaves[i * 2]!
      const y = leaves[i * 2 + 1]!
      if (x < minX || x > maxX || y < minY || y > maxY) continue
      if (box.halfOpen && (x === maxX || y === minY)) continue
    } else {
      const at = i * 4
      if (leaves[at + 2]! < minX || leaves[at]! > maxX) continue
      if (leaves[at + 3]! < minY || leaves[at + 1]! > maxY) continue
    }
    push(ranges, i, i + 1)
  }
}

function push(ranges: number[], start: number, end: number): void {
  if (ranges.length > 0 && ranges[ranges.length - 1] === start) ranges[ranges.length - 1] = end
  else ranges.push(start, end)
}

interface Tree {
  doubles: Float64Array
  words: Uint32Array
}

/** The front may come from anywhere in a buffer; nodes need 8-byte alignment. */
function alignedTree(front: Uint8Array, at: number, byteLength: number): Tree {
  const start = front.byteOffset + at
  const [buffer, offset] =
    start % 8 === 0
      ? [front.buffer, start]
      : [front.slice(at, at + byteLength).buffer as ArrayBufferLike, 0]
  return {
    doubles: new Float64Array(buffer, offset, byteLength / 8),
    words: new Uint32Array(buffer, offset, byteLength / 4),
  }
}

function readOffsets({ words }: Tree, firstLeaf: number, count: number, end: number) {
  const offsets = end < 2 ** 32 ? new Uint32Array(count + 1) : new Float64Array(count + 1)
  for (let i = 0; i < count; i++) {
    const at = (firstLeaf + i) * (NODE_BYTES / 4) + 8
    offsets[i] = words[at]! + words[at + 1]! * 2 ** 32
  }
  offsets[count] = end
  return offsets
}

function readLeaves(doubles: Float64Array, firstLeaf: number, count: number, pointsOnly: boolean) {
  if (!pointsOnly) return readBoxes(doubles, firstLeaf, firstLeaf + count)
  const positions = new Float64Array(count * 2)
  for (let i = 0; i < count; i++) {
    positions[i * 2] = doubles[(firstLeaf + i) * 5]!
    positions[i * 2 + 1] = doubles[(firstLeaf + i) * 5 + 1]!
  }
  return positions
}

function readBoxes(doubles: Float64Array, first: number, end: number): Float64Array {
  const boxes = new Float64Array((end - first) * 4)
  for (let i = 0; i < end - first; i++) {
    for (let k = 0; k < 4; k++) boxes[i * 4 + k] = doubles[(first + i) * 5 + k]!
  }
  return boxes
}
