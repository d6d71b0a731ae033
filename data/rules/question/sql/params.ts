import type { LonLat } from '../../../contracts/index.ts'

export type SqlValue = string | number | boolean

/** A polygon that the SQL calls `shape('name')`. */
export interface SqlShape {
  name: string
  ring: readonly LonLat[]
}

/** Collects what one statement needs besides its text. */
export interface SqlNeeds {
  /** `$3`: values never become part of the text. */
  value(value: SqlValue): string
  /** `shape('drawn_…')`: the same name for the same shape, whoever asks. */
  shape(ring: readonly LonLat[]): string
  /** A name that nothing else in the statement has. */
  name(stem: string): string
  /** Puts a table into the `with` clause. */
  define(name: string, sql: string): void
  use(dataset: string): void
}

export interface CollectedNeeds extends SqlNeeds {
  readonly params: SqlValue[]
  readonly shapes: SqlShape[]
  readonly definitions: string[]
  readonly datasets: Set<string>
}

export function createNeeds(): CollectedNeeds {
  const params: SqlValue[] = []
  const shapes: SqlShape[] = []
  const definitions: string[] = []
  const datasets = new Set<string>()
  let names = 0
  return {
    params,
    shapes,
    definitions,
    datasets,
    value: (value) => `$${params.push(value)}`,
    shape(ring) {
      const name = `drawn_${hashOf(JSON.stringify(ring))}`
      if (!shapes.some((shape) => shape.name === name)) shapes.push({ name, ring })
      return `shape('${name}')`
    },
    name: (stem) => `${stem}_${++names}`,
    define: (name, sql) => void definitions.push(`${name} as materialized (\n${indent(sql)}\n)`),
    use: (dataset) => void datasets.add(dataset),
  }
}

export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`

/** A column of the row that is looked at. */
export const column = (name: string): string => `t.${quoted(name)}`

export const allOf = (predicates: readonly string[]): string =>
  predicates.length === 0 ? 'true' : predicates.join('\n  and ')

/** FNV-1a, 32 bits. */
function hashOf(text: string): string {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) {
    hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  }
  return (hash >>> 0).toString(36)
}

const indent = (sql: string) => sql.replaceAll(/^/gm, '  ')
