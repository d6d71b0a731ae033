import { type DataType, Float64, Int32, Type, Utf8 } from 'apache-arrow'

/** One argument of a chunk of rows, as a view on the engine's memory; valid during the call. */
export interface ArgumentVector {
  /** Of numbers and booleans. */
  readonly values: NumberArray
  /** 1 = there, 0 = NULL; null = all are there. */
  readonly valid: Uint8Array | null
  /** Of texts. */
  text(row: number): string
  /** Of a struct, by name of the field. */
  field(name: string): ArgumentVector
  readonly kind: 'number' | 'text' | 'struct'
}

export type NumberArray = Float64Array | Float32Array | Int32Array | Uint8Array | Int8Array

export interface ResultVector {
  /** For texts: places in `texts`. */
  readonly values: NumberArray
  /** 1 at first. */
  readonly valid: Uint8Array
  texts: readonly string[]
}

export interface VectorFunction {
  readonly name: string
  /** DOUBLE, INTEGER, VARCHAR. The bridge knows no booleans: 0 and 1 must do. */
  readonly returns: 'number' | 'integer' | 'text'
  call(args: readonly ArgumentVector[], rows: number, result: ResultVector): void
}

interface WasmModule {
  readonly HEAPU8: Uint8Array
  readonly HEAPF64: Float64Array
  _malloc(bytes: number): number
  _free(at: number): void
}

interface Connection {
  createScalarFunction(name: string, returns: DataType, func: () => void): void
}

export interface Runtime {
  callScalarUDF: (
    module: WasmModule,
    response: number,
    functionId: number,
    descriptionAt: number,
    descriptionBytes: number,
    pointersAt: number,
    pointersBytes: number,
  ) => void
}

/** The bindings look at the type's number alone, and take the general one of numbers for FLOAT. */
const ARROW_TYPES: Readonly<Record<VectorFunction['returns'], () => DataType>> = {
  number: () => Object.defineProperty(new Float64(), 'typeId', { value: Type.Float64 }),
  integer: () => new Int32(),
  text: () => new Utf8(),
}

/**
 * Registers functions that are called once a chunk (2,048 rows), not once a row. The package's own bridge makes an array of
 * arguments a row, and keeps views on memory that may have moved when it allocates the result: this one takes its place.
 */
export function registerFunctions(
  runtime: Runtime,
  connection: Connection,
  functions: readonly VectorFunction[],
): void {
  // The package numbers functions from 1 in the order in which they are created.
  for (const { name, returns } of functions) {
    connection.createScalarFunction(name, ARROW_TYPES[returns](), () => undefined)
  }
  runtime.callScalarUDF = (module, response, functionId, ...where) => {
    try {
      answer(module, response, runFunction(module, functions[functionId - 1]!, where))
    } catch (error) {
      answerError(module, response, error)
    }
  }
}

interface Description {
  rows: number
  args: readonly ArgumentDescription[]
}

interface ArgumentDescription {
  name?: string
  physicalType: string
  validityBuffer?: number
  dataBuffer?: number
  lengthBuffer?: number
  children?: readonly ArgumentDescription[]
}

type Where = [
  descriptionAt: number,
  descriptionBytes: number,
  pointersAt: number,
  pointersBytes: number,
]

interface Written {
  data: number
  validity: number
  lengths: number
}

const decoder = new TextDecoder()
const encoder = new TextEncoder()
const VALUE_BYTES = 8

function runFunction(module: WasmModule, fn: VectorFunction, where: Where): Written {
  const [descriptionAt, descriptionBytes, pointersAt, pointersBytes] = where
  const text = decoder.decode(
    module.HEAPU8.subarray(descriptionAt, descriptionAt + descriptionBytes),
  )
  const { rows, args } = JSON.parse(text) as Description
  const pointers = [
    ...new Float64Array(module.HEAPU8.buffer, pointersAt, pointersBytes / VALUE_BYTES),
  ]
  // First: allocating may move the memory, and every view made before with it.
  const data = module._malloc(rows * VALUE_BYTES)
  const validity = module._malloc(rows)
  const valid = module.HEAPU8.subarray(validity, validity + rows).fill(1)
  const values = resultArray(module, fn, data, rows)
  const result: ResultVector = { values, valid, texts: [] }
  const vectors = args.map((arg) => argumentVector(module, pointers, arg, rows))
  fn.call(vectors, rows, result)
  const lengths = fn.returns === 'text' ? writeTexts(module, result, data, rows) : 0
  return { data, validity, lengths }
}

function resultArray(module: WasmModule, { returns }: VectorFunction, at: number, rows: number) {
  const { buffer } = module.HEAPU8
  if (returns === 'number') return new Float64Array(buffer, at, rows)
  // Texts: their places, until they are written.
  return returns === 'text' ? new Int32Array(rows) : new Int32Array(buffer, at, rows)
}

/** The engine frees what numbers lay in; of texts it copies everything and frees nothing: that goes when the next texts come. */
let copied: readonly number[] = []

function writeTexts(module: WasmModule, result: ResultVector, data: number, rows: number): number {
  const bytes = result.texts.map((text) => encoder.encode(text))
  const total = bytes.reduce((sum, { length }) => sum + length, 0)
  for (const buffer of copied) module._free(buffer)
  const lengths = module._malloc(rows * VALUE_BYTES + total)
  copied = [data, lengths]
  const texts = lengths + rows * VALUE_BYTES
  let at = texts
  const starts = bytes.map((one) => {
    module.HEAPU8.set(one, at)
    at += one.length
    return at - one.length
  })
  const pointers = new Float64Array(module.HEAPU8.buffer, data, rows)
  const sizes = new Float64Array(module.HEAPU8.buffer, lengths, rows)
  for (let row = 0; row < rows; row++) {
    const place = result.values[row]!
    pointers[row] = starts[place] ?? texts
    sizes[row] = bytes[place]?.length ?? 0
  }
  return lengths
}

function argumentVector(
  module: WasmModule,
  pointers: readonly number[],
  arg: ArgumentDescription,
  rows: number,
): ArgumentVector {
  const { physicalType, validityBuffer, dataBuffer, lengthBuffer, children = [] } = arg
  const { buffer } = module.HEAPU8
  const validAt = validityBuffer === undefined ? undefined : pointers[validityBuffer]
  const valid = validAt ? new Uint8Array(buffer, validAt, rows) : null
  if (physicalType === 'STRUCT') {
    const fields = new Map(
      children.map((child) => [child.name!, argumentVector(module, pointers, child, rows)]),
    )
    return {
      ...NOTHING,
      kind: 'struct',
      valid,
      field: (name) => fields.get(name) ?? refuse('point'),
    }
  }
  const at = pointers[dataBuffer!]!
  if (physicalType === 'VARCHAR') {
    const starts = new Float64Array(buffer, at, rows)
    const sizes = new Float64Array(buffer, pointers[lengthBuffer!]!, rows)
    const text = (row: number) =>
      decoder.decode(module.HEAPU8.subarray(starts[row]!, starts[row]! + sizes[row]!))
    return { ...NOTHING, kind: 'text', valid, text }
  }
  const read = READERS[physicalType]
  if (read === undefined)
    throw new Error(`a ${physicalType} is not understood here; cast it to DOUBLE`)
  return { ...NOTHING, kind: 'number', valid, values: read(buffer, at, rows) }
}

const refuse = (wanted: string): never => {
  throw new Error(`a ${wanted} was expected`)
}

const NOTHING: Omit<ArgumentVector, 'kind' | 'valid'> = {
  values: new Float64Array(0),
  text: () => refuse('text'),
  field: () => refuse('point'),
}

const READERS: Readonly<
  Record<string, (buffer: ArrayBufferLike, at: number, rows: number) => NumberArray>
> = {
  DOUBLE: (buffer, at, rows) => new Float64Array(buffer, at, rows),
  FLOAT: (buffer, at, rows) => new Float32Array(buffer, at, rows),
  INT32: (buffer, at, rows) => new Int32Array(buffer, at, rows),
  UINT8: (buffer, at, rows) => new Uint8Array(buffer, at, rows),
  INT8: (buffer, at, rows) => new Int8Array(buffer, at, rows),
}

/** What the engine expects: three numbers, then the pointers as numbers. */
function answer(module: WasmModule, response: number, { data, validity, lengths }: Written): void {
  const packed = module._malloc(3 * VALUE_BYTES)
  module.HEAPF64.set([data, validity, lengths], packed / VALUE_BYTES)
  module.HEAPF64.set([0, packed, 0], response / VALUE_BYTES)
}

function answerError(module: WasmModule, response: number, error: unknown): void {
  const bytes = encoder.encode(error instanceof Error ? error.message : String(error))
  const at = module._malloc(bytes.length)
  module.HEAPU8.set(bytes, at)
  module.HEAPF64.set([1, at, bytes.length], response / VALUE_BYTES)
}
