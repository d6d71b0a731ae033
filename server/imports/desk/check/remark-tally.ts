import type { ImportRemark } from '../../../../data/contracts/index.ts'
import { isNote, messageOf, type StoredRemark } from './row-remarks.ts'

const FIRST_ROWS = 10

/** Kind, how often, and the first rows of it. */
export type TallyEntry = readonly [kind: string, count: number, rows: readonly number[]]

/** Counts what is said of rows, by kind. */
export class RemarkTally {
  readonly #kinds = new Map<string, { count: number; rows: number[] }>()

  entries(): TallyEntry[] {
    return [...this.#kinds].map(([kind, { count, rows }]) => [kind, count, rows])
  }

  /** What another one has counted of rows that come later. */
  append(entries: readonly TallyEntry[]): void {
    for (const [kind, count, rows] of entries) {
      const known = this.#kinds.get(kind) ?? { count: 0, rows: [] }
      this.#kinds.set(kind, known)
      known.count += count
      known.rows.push(...rows.slice(0, FIRST_ROWS - known.rows.length))
    }
  }

  add(row: number, remarks: readonly StoredRemark[]): void {
    for (const kind of new Set(remarks.map(([, one]) => one))) {
      const known = this.#kinds.get(kind) ?? { count: 0, rows: [] }
      this.#kinds.set(kind, known)
      known.count++
      if (known.rows.length < FIRST_ROWS) known.rows.push(row)
    }
  }

  list(): ImportRemark[] {
    return [...this.#kinds]
      .map(([kind, { count, rows }]): ImportRemark => {
        const { zh, en } = messageOf(kind)
        const effect =
          kind === 'mended' || kind === 'shape-mended'
            ? 'repaired'
            : isNote(kind)
              ? 'note'
              : 'setAside'
        const n = count.toLocaleString('en')
        const message = { zh: `${n} 行：${zh}`, en: `${n} ${count === 1 ? 'row' : 'rows'}: ${en}` }
        return { kind, effect, count, message, rows }
      })
      .sort((a, b) => b.count - a.count)
  }
}
