import type { LayerDefinition } from '../../data/contracts/index.ts'
import { loadSql, type SqlFile } from '../storage/sql-file.ts'

/** Where the rows of a layer come from. Thematic layers need no entry: they all lie in one table. */
export type SourceName =
  | 'division'
  | 'grid'
  | 'building'
  | 'resident'
  | 'address'
  | 'enterprise'
  | 'event'
  | 'layer-item'
  | 'map-feature'

const OWN_TABLES: Readonly<Record<string, SourceName>> = {
  DIVISION: 'division',
  GRID: 'grid',
  BUILDING: 'building',
  RESIDENT: 'resident',
  ADDRESS: 'address',
  ENTERPRISE: 'enterprise',
  EVENT: 'event',
}

export function sourceOf(layer: Pick<LayerDefinition, 'code' | 'base' | 'group'>): SourceName {
  const own = OWN_TABLES[layer.code]
  if (own !== undefined) return own
  return layer.base === 'map' || layer.group === 'own' ? 'map-feature' : 'layer-item'
}

const files = new Map<SourceName, SqlFile>()

export function sourceSql(name: SourceName): SqlFile {
  let file = files.get(name)
  if (file === undefined) {
    file = loadSql(import.meta.url, `sources/${name}.sql`)
    files.set(name, file)
  }
  return file
}
