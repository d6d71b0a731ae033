import type { LayerDefinition } from '../../data/contracts/index.ts'
import { datasetName } from '../../data/registry/index.ts'

/**
 * Layers whose tables a text of SQL names, perhaps in a comment: for telling of new data, which may be told once too often.
 * The server never runs it.
 */
export function layersOfSql(
  sql: string,
  layers: readonly Pick<LayerDefinition, 'code'>[],
): string[] {
  const words = new Set(sql.toLowerCase().match(/[\p{L}_][\p{L}\p{N}_]*/gu))
  const known = layers.map(({ code }) => code).filter((code) => words.has(datasetName(code)))
  const own = [...words].filter((word) => word.startsWith('own_')).map((word) => word.toUpperCase())
  return [...known, ...own].slice(0, MOST_LAYERS)
}

const MOST_LAYERS = 50
