import {
  type ColumnDefinition,
  type DatasetDefinition,
  type LayerDefinition,
  OUTSIDE_SUBDISTRICT,
  RISK_LEVELS,
} from '../../../data/contracts/index.ts'
import type { ColumnCell, DatasetRows } from '../../../data/formats/columns/dataset-rows.ts'
import { storedColumns } from '../../../data/formats/columns/dataset-rows.ts'
import { dayNumber, localMillis } from '../../../data/formats/columns/local-time.ts'
import { toGrid4549 } from '../../../data/formats/crs/transverse-mercator.ts'
import type { Registry } from '../../../data/registry/index.ts'
import type { Queryable } from '../database.ts'
import { askSource, type FeatureRow, sourceParam } from '../feature-sources/index.ts'
import { loadSql } from '../sql-file.ts'
import { readFacets } from './read-facets.ts'

const selectRows = loadSql(import.meta.url, 'select-rows.sql')

export type ColumnRow = Pick<
  FeatureRow,
  | 'code'
  | 'title'
  | 'grid'
  | 'building'
  | 'room'
  | 'lon'
  | 'lat'
  | 'geometry'
  | 'risk'
  | 'attributes'
>

/** Everything on a layer in a subdistrict, as it is now, with every column up to grade 2 and people counted exactly. */
export async function readRows(
  client: Queryable,
  registry: Registry,
  layer: LayerDefinition,
  dataset: DatasetDefinition,
  subdistrict: string,
): Promise<DatasetRows> {
  const subdistricts = subdistrict === OUTSIDE_SUBDISTRICT ? ['', subdistrict] : [subdistrict]
  const rows = await client.query<ColumnRow>(askSource(layer, selectRows), [
    JSON.stringify(sourceParam(layer)),
    subdistricts,
  ])
  if (layer.code === 'EVENT') await readFacets(client, registry, rows, subdistricts)
  const columns = storedColumns(dataset).map((definition) => {
    const read = readerOf(definition)
    return { definition, cells: rows.map(read) }
  })
  return { size: rows.length, columns }
}

type Reader = (row: ColumnRow) => ColumnCell

function readerOf(definition: ColumnDefinition): Reader {
  const { attribute, name } = definition
  const common = COMMON[name]
  if (common !== undefined && (attribute === undefined || name === 'risk')) return common
  const convert = cellReader(definition)
  return ({ attributes }) => {
    const value = attributes[attribute!]
    return value === null || value === undefined ? null : convert(value)
  }
}

const COMMON: Readonly<Record<string, Reader>> = {
  code: ({ code }) => code,
  title: ({ title }) => title,
  grid: ({ grid }) => grid,
  building: ({ building }) => building,
  room: ({ room }) => room,
  lon: ({ lon }) => lon,
  lat: ({ lat }) => lat,
  x: ({ lon, lat }) => toGrid4549(lon, lat).eastingM,
  y: ({ lon, lat }) => toGrid4549(lon, lat).northingM,
  risk: ({ risk }) => RISK_LEVELS[risk - 1] ?? null,
  shape: ({ geometry }) => geometry,
}

/** What is not of the column's type is unknown: people bring files of every kind. */
function cellReader({ type, values }: ColumnDefinition): (value: unknown) => ColumnCell {
  switch (type) {
    case 'category': {
      const known = new Set(values!.map(({ value }) => value))
      return (value) => (known.has(String(value)) ? String(value) : null)
    }
    case 'integer':
    case 'number':
      return (value) => (typeof value === 'number' && Number.isFinite(value) ? value : null)
    case 'boolean':
      return (value) => (typeof value === 'boolean' ? value : null)
    case 'date':
      return (value) => dayNumber(String(value))
    case 'time':
      return (value) => localMillis(String(value))
    case 'list':
      return (value) => (Array.isArray(value) ? value.map(String) : null)
    default:
      return String
  }
}
