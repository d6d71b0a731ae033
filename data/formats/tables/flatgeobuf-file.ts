import { PackBuilder } from '../fgb/pack-builder.ts'
import type { Column, PropertyValue } from '../fgb/types.ts'
import { type FileTable, plainValue, slices } from './file-table.ts'

const TYPES = {
  text: 'String',
  number: 'Double',
  boolean: 'Bool',
  date: 'DateTime',
  time: 'DateTime',
} as const

/** With its index, as our packs have it. Empty pieces are breaths: the order is known only when all is there. */
export function* flatGeobufFile(table: FileTable): Generator<Uint8Array> {
  const columns = table.columns.map(
    ({ name, title, type }): Column => ({ name, title, type: TYPES[type] }),
  )
  const builder = new PackBuilder({
    name: table.name,
    columns,
    metadata: JSON.stringify(Object.fromEntries(table.notes)),
  })
  for (const [from, to] of slices(table.rowCount)) {
    for (let row = from; row < to; row++) {
      const values = table.columns.map((column): PropertyValue => plainValue(column, row))
      builder.addFeature(table.geometry?.(row) ?? null, values)
    }
    yield new Uint8Array()
  }
  yield* builder.finish().chunks()
}
