import { vi } from 'vitest'
import { generateSample, type SamplePart } from '../../../data/sample/sample.ts'

// A town takes a few seconds, more on a busy machine.
vi.setConfig({ testTimeout: 120_000 })

let made: readonly SamplePart[] | undefined

/** The town of seed 1, made once a test file. */
export function town(): readonly SamplePart[] {
  made ??= [...generateSample({ size: 'town', seed: 1 })]
  return made
}

export const subdistricts = () => town().map(({ subdistrict }) => subdistrict)

export function rowsOf(part: SamplePart, table: string): Record<string, unknown>[] {
  const found = part.tables.find(({ name }) => name === table)
  if (!found) throw new Error(`The sample has no table ${table}`)
  return Array.from(found.rows(), (row) =>
    Object.fromEntries(found.columns.map((column, k) => [column, row[k]])),
  )
}

export const allRows = (table: string) => town().flatMap((part) => rowsOf(part, table))
