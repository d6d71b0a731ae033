import { DataType, Type, tableFromIPC, type Vector } from 'apache-arrow'
import { codesOf, numbersOf } from './read-vector.ts'
import type { CodedTexts, QueryResult, ResultColumn, ResultType, ResultValue } from './types.ts'

/** Columns over the bytes that came from the worker: nothing is copied before it is asked for. */
export function readResult(
  ipc: Uint8Array,
  { rows, truncated, milliseconds }: { rows: number; truncated: boolean; milliseconds: number },
): QueryResult {
  const table = tableFromIPC(ipc)
  const columns = table.schema.fields.map(({ name, type }, i) =>
    resultColumn(name, type, table.getChildAt(i)!, rows),
  )
  return {
    rowCount: rows,
    columns,
    column: (name) => columns.find((one) => one.name === name),
    truncated,
    milliseconds,
  }
}

function resultColumn(name: string, type: DataType, vector: Vector, rows: number): ResultColumn {
  const kind = typeOf(type)
  let numbers: Float64Array | undefined
  let codes: CodedTexts | undefined
  return {
    name,
    type: kind,
    sqlType: String(type),
    value: (row) => (row < rows ? plainValue(vector.get(row), type) : null),
    numbers: (every = 1) => {
      if (every > 1) return numbersOf(vector, rows, every)
      numbers ??= numbersOf(vector, rows)
      return numbers
    },
    codes: (every = 1) => {
      if (every > 1) return codesOf(vector, rows, every)
      codes ??= codesOf(vector, rows)
      return codes
    },
  }
}

function typeOf(type: DataType): ResultType {
  switch (type.typeId) {
    case Type.Utf8:
    case Type.Dictionary:
      return 'text'
    case Type.Int:
    case Type.Float:
    case Type.Decimal:
      return 'number'
    case Type.Bool:
      return 'boolean'
    case Type.Date:
    case Type.Timestamp:
      return 'time'
    case Type.List:
      return 'list'
    default:
      return 'other'
  }
}

function plainValue(value: unknown, type: DataType): ResultValue {
  if (value === null || value === undefined) return null
  if (typeof value === 'bigint') return Number(value)
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
    return value
  }
  if (DataType.isList(type)) {
    return [...(value as Iterable<unknown>)].map((item) => plainValue(item, type.children[0]!.type))
  }
  if (value instanceof Uint8Array) return [...value].map(hex).join('')
  return String(value)
}

const hex = (byte: number) => byte.toString(16).padStart(2, '0')
