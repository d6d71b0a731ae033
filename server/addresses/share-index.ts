import type { AddressIndexData } from '../../data/rules/address/index-data.ts'

/** The same with its arrays in memory that all threads may read: handing it to one more thread copies only the strings. */
export function shareIndex(data: AddressIndexData): AddressIndexData {
  return {
    ...data,
    places: shareColumns(data.places),
    names: shareColumns(data.names),
    children: shareColumns(data.children),
    rooms: shareColumns(data.rooms),
  }
}

type Numbers =
  | Uint8Array
  | Uint16Array
  | Int16Array
  | Uint32Array
  | Int32Array
  | Float32Array
  | Float64Array

/** One after another, each old array being let go, so that there are never two of all of them. */
function shareColumns<Columns extends object>(columns: Columns): Columns {
  for (const [name, column] of Object.entries(columns) as [keyof Columns, unknown][]) {
    if (ArrayBuffer.isView(column)) columns[name] = share(column as Numbers) as Columns[typeof name]
  }
  return columns
}

function share(column: Numbers): Numbers {
  const memory = new SharedArrayBuffer(column.byteLength)
  new Uint8Array(memory).set(new Uint8Array(column.buffer, column.byteOffset, column.byteLength))
  const type = column.constructor as new (memory: SharedArrayBuffer) => Numbers
  return new type(memory)
}
