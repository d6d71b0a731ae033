import type { Geometry } from 'geojson'
import { envelopeOf, type FlatGeometry, flatPoint, fromGeoJson } from './flat-geometry.ts'
import { FlatWriter, reference } from './flat-writer.ts'
import { writeGeometry } from './geometry-codec.ts'
import { encodeHeader } from './header.ts'
import { hilbertOrder } from './hilbert.ts'
import { encodeTree, NODE_SIZE } from './packed-rtree.ts'
import { type PointTarget, pointFeatureLength, stampPointFeature } from './point-feature.ts'
import { PropertyWriter } from './properties.ts'
import {
  CGCS2000,
  type Column,
  type Crs,
  type Envelope,
  POINT,
  type PropertyValue,
} from './types.ts'

export interface PackSchema {
  name: string
  title?: string
  description?: string
  metadata?: string
  columns: readonly Column[]
  /** CGCS2000 unless said otherwise. */
  crs?: Crs | null
  /** Nothing but single points: written from a template, several times faster. */
  pointsOnly?: boolean
}

export interface BuiltPack {
  featureCount: number
  byteLength: number
  bounds: Envelope | null
  /** `order[i]` = number (by arrival) of the feature that stands at place `i` of the pack. */
  order: Uint32Array
  /** The whole file, front to back, in pieces of about a megabyte; may be walked more than once. */
  chunks(): Generator<Uint8Array>
}

/**
 * Takes features in any order, one after the other, and makes an indexed FlatGeobuf file of them. Holds the encoded
 * features (about 100 bytes a point) and 40 bytes of bookkeeping each, nothing else.
 */
export class PackBuilder {
  readonly #schema: PackSchema
  readonly #store = new FeatureStore()
  readonly #properties = new PropertyWriter()
  readonly #scratch = new FlatWriter(4096)
  #geometryType = -1

  constructor(schema: PackSchema) {
    this.#schema = schema
  }

  get count(): number {
    return this.#store.count
  }

  get byteLength(): number {
    return this.#store.byteLength
  }

  /** Bytes of each feature, and its box (`minX minY maxX maxY`), by arrival. */
  get lengths(): Uint32Array {
    return this.#store.lengths
  }

  get boxes(): Float64Array {
    return this.#store.boxes
  }

  /** The fast path: properties are encoded already (`PropertyWriter`). */
  addPoint(x: number, y: number, properties: PropertyWriter): void {
    if (!this.#schema.pointsOnly) {
      this.#addGeneric(flatPoint(x, y), properties)
      return
    }
    this.#geometryType = POINT
    const length = pointFeatureLength(properties.length)
    const chunk = this.#store.claim(length, x, y, x, y)
    stampPointFeature(chunk, this.#store.claimedAt, x, y, properties.bytes, properties.length)
  }

  addFlat(geometry: FlatGeometry, properties: PropertyWriter): void {
    if (!this.#schema.pointsOnly) this.#addGeneric(geometry, properties)
    else if (geometry.type === POINT && geometry.xy.length === 2) {
      this.addPoint(geometry.xy[0]!, geometry.xy[1]!, properties)
    } else throw new TypeError(`${this.#schema.name} takes points only`)
  }

  #addGeneric(geometry: FlatGeometry, properties: PropertyWriter): void {
    this.#noteType(geometry.type)
    const encoded = encodeFeature(this.#scratch, geometry, properties)
    const [minX, minY, maxX, maxY] = envelopeOf(geometry)
    const chunk = this.#store.claim(encoded.length, minX, minY, maxX, maxY)
    chunk.bytes.set(encoded, this.#store.claimedAt)
  }

  /** `values` stand in the order of the columns. A missing geometry becomes an empty point at nowhere (NaN). */
  addFeature(geometry: Geometry | null, values: readonly PropertyValue[]): void {
    this.#properties.reset()
    this.#schema.columns.forEach((column, i) => {
      this.#properties.value(i, column.type, values[i])
    })
    const flat = geometry === null ? flatPoint(Number.NaN, Number.NaN) : fromGeoJson(geometry)
    this.addFlat(flat, this.#properties)
  }

  finish(): BuiltPack {
    const { count, boxes, lengths } = this.#store
    const bounds = count === 0 ? null : boundsOf(boxes, count)
    const order = hilbertOrder(boxes, count, bounds ?? [0, 0, 0, 0])
    const header = encodeHeader({
      ...this.#schema,
      envelope: bounds,
      geometryType: Math.max(0, this.#geometryType),
      hasZ: false,
      featuresCount: count,
      indexNodeSize: count === 0 ? 0 : NODE_SIZE,
      crs: this.#schema.crs === undefined ? CGCS2000 : this.#schema.crs,
    }).bytes
    const tree = encodeTree(boxes, lengths, order)
    const store = this.#store
    return {
      featureCount: count,
      byteLength: header.length + tree.length + store.byteLength,
      bounds,
      order,
      *chunks() {
        yield header
        if (tree.length > 0) yield tree
        yield* store.inOrder(order)
      },
    }
  }

  /** Where all features are of one kind the header says so; otherwise 0, and each says its own. */
  #noteType(type: number): void {
    if (this.#geometryType === -1) this.#geometryType = type
    else if (this.#geometryType !== type) this.#geometryType = 0
  }
}

export function encodeFeature(
  writer: FlatWriter,
  geometry: FlatGeometry,
  properties: PropertyWriter,
): Uint8Array {
  writer.at = 8
  const fields = writer.table(4, [reference, reference])
  writeGeometry(writer, fields[0]!, geometry)
  writer.align(4)
  writer.point(fields[1]!)
  writer.uint32(properties.length)
  writer.reserve(properties.length)
  writer.bytes.set(properties.bytes.subarray(0, properties.length), writer.at)
  writer.at += properties.length
  writer.align(8)
  writer.view.setUint32(0, writer.at - 4, true)
  return writer.bytes.subarray(0, writer.at)
}

const CHUNK_BYTES = 1 << 20
/** Six doublings up to CHUNK_BYTES. */
const FIRST_CHUNK_BYTES = 1 << 14

interface Chunk extends PointTarget {
  used: number
}

/** Encoded features in chunks (a feature never straddles two), with their boxes. */
class FeatureStore {
  count = 0
  byteLength = 0
  boxes = new Float64Array(4 * 1024)
  lengths = new Uint32Array(1024)
  claimedAt = 0
  #chunkOf = new Uint32Array(1024)
  #positions = new Uint32Array(1024)
  readonly #chunks: Chunk[] = []

  claim(length: number, minX: number, minY: number, maxX: number, maxY: number): Chunk {
    let chunk = this.#chunks.at(-1)
    if (chunk === undefined || chunk.used + length > chunk.bytes.length) {
      // Most overviews are small: a megabyte for each would keep the garbage collector busy.
      const next = FIRST_CHUNK_BYTES << Math.min(6, this.#chunks.length)
      chunk = newChunk(Math.max(next, length))
      this.#chunks.push(chunk)
    }
    const index = this.count
    if (index === this.lengths.length) this.#grow()
    const { boxes } = this
    boxes[index * 4] = minX
    boxes[index * 4 + 1] = minY
    boxes[index * 4 + 2] = maxX
    boxes[index * 4 + 3] = maxY
    this.lengths[index] = length
    this.#chunkOf[index] = this.#chunks.length - 1
    this.#positions[index] = chunk.used
    this.claimedAt = chunk.used
    chunk.used += length
    this.count++
    this.byteLength += length
    return chunk
  }

  *inOrder(order: Uint32Array): Generator<Uint8Array> {
    let left = this.byteLength
    let out = new Uint8Array(Math.min(CHUNK_BYTES, left))
    let used = 0
    for (const index of order) {
      const length = this.lengths[index]!
      if (used + length > out.length) {
        if (used > 0) yield out.subarray(0, used)
        left -= used
        out = new Uint8Array(Math.max(Math.min(CHUNK_BYTES, left), length))
        used = 0
      }
      const at = this.#positions[index]!
      out.set(this.#chunks[this.#chunkOf[index]!]!.bytes.subarray(at, at + length), used)
      used += length
    }
    if (used > 0) yield out.subarray(0, used)
  }

  #grow(): void {
    const grow32 = (old: Uint32Array<ArrayBuffer>) => {
      const grown = new Uint32Array(old.length * 2)
      grown.set(old)
      return grown
    }
    const boxes = new Float64Array(this.boxes.length * 2)
    boxes.set(this.boxes)
    this.boxes = boxes
    this.lengths = grow32(this.lengths)
    this.#chunkOf = grow32(this.#chunkOf)
    this.#positions = grow32(this.#positions)
  }
}

function newChunk(byteLength: number): Chunk {
  const buffer = new ArrayBuffer((byteLength + 7) & ~7)
  return {
    bytes: new Uint8Array(buffer),
    words: new Uint32Array(buffer),
    doubles: new Float64Array(buffer),
    used: 0,
  }
}

function boundsOf(boxes: Float64Array, count: number): Envelope {
  let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity]
  for (let i = 0; i < count * 4; i += 4) {
    if (boxes[i]! < minX) minX = boxes[i]!
    if (boxes[i + 1]! < minY) minY = boxes[i + 1]!
    if (boxes[i + 2]! > maxX) maxX = boxes[i + 2]!
    if (boxes[i + 3]! > maxY) maxY = boxes[i + 3]!
  }
  return [minX, minY, maxX, maxY]
}
