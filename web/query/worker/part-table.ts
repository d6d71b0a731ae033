import { type Data, type Int16, type Table, tableFromIPC } from 'apache-arrow'
import type { DatasetDefinition } from '../../../data/contracts/index.ts'
import { PART, textsOf, withColumns } from '../columns/prepare-part.ts'
import { textsAt } from '../columns/values.ts'
import { createView, partTable, textColumn } from '../sql/table-sql.ts'
import type { DuckDBConnection } from './duckdb.ts'
import { KnownTexts } from './known-texts.ts'
import { oneStream } from './one-stream.ts'

interface Part {
  /** In the column `om_part`. */
  number: number
  rows: number
  /** Number of its table. */
  table: number
}

/**
 * Parts of so many rows get a table together. A table that is made of a stream is filled three times as fast as one that is
 * there already; but each table costs every question some time.
 */
const ROWS_AT_ONCE = 100_000

/** The tables behind a dataset's view: few, and yet each part can be exchanged without touching the others. */
export class PartTable {
  readonly #connection: DuckDBConnection
  readonly #dataset: DatasetDefinition
  readonly #parts = new Map<string, Part>()
  readonly #texts = new Map<string, KnownTexts>()
  /** What columns hold is decided. */
  #isBegun = false
  #waiting: Uint8Array[] = []
  /** The one that is made of what waits. */
  #nextTable = 0

  constructor(connection: DuckDBConnection, dataset: DatasetDefinition) {
    this.#connection = connection
    this.#dataset = dataset
  }

  get rows(): number {
    return sumOfRows([...this.#parts.values()])
  }

  get subdistricts(): string[] {
    return [...this.#parts.keys()]
  }

  /** A prepared part, whose bytes it takes over; `shapes` = the numbers of its shapes. Answers its rows. */
  load(subdistrict: string, bytes: Uint8Array, shapes: (table: Table) => Data | null): number {
    this.drop(subdistrict)
    const table = tableFromIPC(bytes)
    const part = { number: this.#freeNumber(), rows: table.numRows, table: this.#nextTable }
    this.#parts.set(subdistrict, part)
    if (part.rows === 0) return 0
    const others = new Map<string, Data>()
    const shape = shapes(table)
    if (shape !== null) others.set('shape', shape)
    const numbers = codesIn(table, PART)
    numbers.fill(part.number)
    for (const field of table.schema.fields) {
      const plain = this.#fitTexts(field.name, textsOf(field), table)
      if (plain !== null) others.set(field.name, plain)
    }
    this.#isBegun = true
    const isWritten = others.size === 0 && numbers.buffer === bytes.buffer
    this.#waiting.push(isWritten ? bytes : withColumns(table, others))
    if (sumOfRows(this.#partsOf(this.#nextTable)) >= ROWS_AT_ONCE) this.flush()
    return part.rows
  }

  drop(subdistrict: string): void {
    const part = this.#parts.get(subdistrict)
    if (part === undefined) return
    this.flush()
    this.#parts.delete(subdistrict)
    if (part.rows === 0) return
    const table = this.#nameOf(part.table)
    const isLast = sumOfRows(this.#partsOf(part.table)) === 0
    this.#connection.query(
      isLast ? `drop table ${table}` : `delete from ${table} where ${PART} = ${part.number}`,
    )
  }

  /** Everything. */
  clear(): void {
    for (const subdistrict of this.subdistricts) this.drop(subdistrict)
  }

  /** Puts in what waits. */
  flush(): void {
    const waiting = this.#waiting.splice(0)
    if (waiting.length === 0) return
    const name = this.#nameOf(this.#nextTable++)
    this.#connection.insertArrowFromIPCStream(oneStream(waiting), {
      name: name.slice(1, -1),
      create: true,
    })
  }

  /** Shows under the dataset's name what is there. */
  show(): void {
    this.flush()
    const texts = new Map([...this.#texts].map(([name, known]) => [name, known.texts]))
    this.#connection.query(createView(this.#dataset, this.#tables(), texts))
  }

  /** Gives numbers the meaning that they have in this table; answers the texts themselves for a column that holds those. */
  #fitTexts(name: string, texts: string[] | undefined, table: Table): Data | null {
    const known = this.#texts.get(name)
    if (texts === undefined) {
      if (known !== undefined) this.#holdTexts(name, known)
      return null
    }
    if (known === undefined && this.#isBegun) return textsAt(dataOf(table, name), texts)
    const all = known ?? new KnownTexts()
    if (all.fit(codesIn(table, name), texts)) {
      this.#texts.set(name, all)
      return null
    }
    this.#holdTexts(name, all)
    return textsAt(dataOf(table, name), texts)
  }

  /** From now on the column holds texts, not numbers. */
  #holdTexts(name: string, known: KnownTexts): void {
    this.flush()
    this.#texts.delete(name)
    for (const table of this.#tables()) {
      this.#connection.query(textColumn(table, name, known.texts))
    }
  }

  /** That hold anything. */
  #tables(): string[] {
    const filled = [...this.#parts.values()].filter(({ rows }) => rows > 0)
    return [...new Set(filled.map(({ table }) => table))]
      .filter((table) => table < this.#nextTable)
      .map((table) => this.#nameOf(table))
  }

  #partsOf(table: number): Part[] {
    return [...this.#parts.values()].filter((part) => part.table === table)
  }

  #nameOf(table: number): string {
    return partTable(this.#dataset.name, table)
  }

  #freeNumber(): number {
    const taken = new Set([...this.#parts.values()].map(({ number }) => number))
    let number = 0
    while (taken.has(number)) number++
    return number
  }
}

const dataOf = (table: Table, name: string): Data => table.getChild(name)!.data[0]!

/** Over the bytes of the part, as long as they lie well: what is written here is put in. */
const codesIn = (table: Table, name: string): Int16Array =>
  (dataOf(table, name) as Data<Int16>).values

const sumOfRows = (parts: readonly Part[]): number => parts.reduce((sum, { rows }) => sum + rows, 0)
