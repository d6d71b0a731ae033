import type { LayerDefinition } from '../../../data/contracts/index.ts'
import { classValues } from '../../../data/registry/index.ts'
import { loadSql, type SqlFile } from '../sql-file.ts'

/** One row of any source: every layer looks the same from here on. */
export interface FeatureRow {
  layer: string
  code: string
  title: string
  subdistrict: string
  /** Grid code, or the prefix that a division stands for; '' = outside the district. */
  grid: string
  lon: number
  lat: number
  /** WKB; null = the point lon, lat. */
  geometry: Buffer | null
  risk: number
  attributes: Record<string, unknown>
  address_id: number | null
  building: string | null
  room: string | null
  /** When it came to be, or when an event was reported. */
  at: Date | null
}

/**
 * A question to the features of one layer: the layer's own text stands before it as the table `source`. `$1` belongs to
 * the source and is `sourceParam(layer)`; the question's parameters begin at `$2`.
 */
export function askSource(layer: LayerDefinition, question: SqlFile): SqlFile {
  const { name, text } = sourceOf(layer)
  return {
    name: `${name}+${question.name}`,
    text: `with source as (\n${text}\n)\n${question.text}`,
  }
}

export function sourceParam(layer: LayerDefinition): object {
  return { layer: layer.code, classValues: classValues(layer) }
}

const source = (name: string) => loadSql(import.meta.url, name)
const MAP_FEATURE = source('map-feature.sql')
const ITEM = source('item.sql')
const BASE_AND_CORE: Readonly<Record<string, SqlFile>> = {
  DIVISION: source('division.sql'),
  GRID: source('grid.sql'),
  BUILDING: source('building.sql'),
  RESIDENT: source('resident.sql'),
  ADDRESS: source('address.sql'),
  ENTERPRISE: source('site.sql'),
  EVENT: source('event.sql'),
}

/** Thematic layers need no entry here, so that one more is an entry of the registry alone. */
function sourceOf({ code, group }: LayerDefinition): SqlFile {
  if (group === 'own' || group === 'base') return BASE_AND_CORE[code] ?? MAP_FEATURE
  return BASE_AND_CORE[code] ?? ITEM
}
