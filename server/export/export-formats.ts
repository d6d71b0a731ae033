import type { Geometry } from 'geojson'
import type { AttributeDefinition, LayerDefinition } from '../../data/contracts/index.ts'
import { PackBuilder } from '../../data/formats/fgb/pack-builder.ts'
import type { Column, PropertyValue } from '../../data/formats/fgb/types.ts'
import { csvRecord } from '../../data/formats/writers/csv.ts'
import { formatWkt } from '../../data/formats/writers/wkt.ts'
import type { ExportedFeature } from './read-features.ts'

/** A file that grows by batches; `end` gives what can only be written when all is known. */
export interface ExportWriter {
  begin(): string
  add(features: readonly ExportedFeature[]): string
  end(): Iterable<string | Uint8Array>
}

export const EXPORT_FORMATS: Readonly<Record<string, (layer: LayerDefinition) => ExportWriter>> = {
  geojson: geoJsonWriter,
  csv: csvWriter,
  fgb: flatGeobufWriter,
}

function geoJsonWriter(): ExportWriter {
  let isFirst = true
  return {
    begin: () => '{"type":"FeatureCollection","features":[',
    add: (features) =>
      features
        .map(({ code, geometry, ...feature }) => {
          const separator = isFirst ? '\n' : ',\n'
          isFirst = false
          const properties = { code, ...plainProperties(feature) }
          return separator + JSON.stringify({ type: 'Feature', id: code, geometry, properties })
        })
        .join(''),
    end: () => ['\n]}\n'],
  }
}

const plainProperties = ({
  name,
  grid,
  risk,
  values,
}: Omit<ExportedFeature, 'code' | 'geometry'>) => ({
  name,
  grid,
  risk,
  ...Object.fromEntries(values.map(({ key, value }) => [key, value])),
})

/** Opens in spreadsheets: with a byte order mark, points as two columns, other shapes as WKT. */
function csvWriter(layer: LayerDefinition): ExportWriter {
  const isPoint = layer.geometry === 'point'
  const position = isPoint ? ['lon', 'lat'] : ['wkt']
  const keys = layer.attributes.map(({ key }) => key)
  const place = (geometry: Geometry): unknown[] =>
    isPoint && geometry.type === 'Point'
      ? [...geometry.coordinates]
      : placeOfShape(geometry, isPoint)
  return {
    begin: () => `\ufeff${csvRecord(['code', 'name', 'grid', 'risk', ...position, ...keys])}`,
    add: (features) =>
      features
        .map(({ code, name, grid, risk, geometry, values }) =>
          csvRecord([code, name, grid, risk, ...place(geometry), ...values.map((v) => v.value)]),
        )
        .join(''),
    end: () => [],
  }
}

/** A point layer may hold multi-points: their first position stands for them. */
function placeOfShape(geometry: Geometry, isPoint: boolean): unknown[] {
  if (!isPoint) return [formatWkt(geometry)]
  return geometry.type === 'MultiPoint'
    ? [...(geometry.coordinates[0] ?? [null, null])]
    : [null, null]
}

const FIXED_COLUMNS: readonly Column[] = [
  { name: 'code', type: 'String' },
  { name: 'name', type: 'String' },
  { name: 'grid', type: 'String' },
  { name: 'risk', type: 'UShort' },
]

/** Indexed as our packs are; attributes that bear a fixed column's name get an underscore. */
function flatGeobufWriter(layer: LayerDefinition): ExportWriter {
  const taken = new Set(FIXED_COLUMNS.map(({ name }) => name))
  const own = layer.attributes.map(({ key, type, name }): Column => {
    const column = taken.has(key) ? `${key}_` : key
    return { name: column, title: name.zh, type: columnTypeOf(type) }
  })
  const columns = [...FIXED_COLUMNS, ...own]
  const builder = new PackBuilder({ name: layer.code, title: layer.name.zh, columns })
  return {
    begin: () => '',
    add(features) {
      for (const { code, name, grid, risk, geometry, values } of features) {
        const cells = values.map(({ value }, i) => toCell(value, own[i]!))
        builder.addFeature(geometry, [code, name, grid, risk, ...cells])
      }
      return ''
    },
    end: () => builder.finish().chunks(),
  }
}

function columnTypeOf(type: AttributeDefinition['type']): Column['type'] {
  if (type === 'number') return 'Double'
  if (type === 'boolean') return 'Bool'
  return type === 'list' ? 'Json' : 'String'
}

/** Masked and odd values do not fit the column's type and are left out rather than bent. */
function toCell(value: unknown, { type }: Column): PropertyValue {
  if (value === null || value === undefined) return null
  if (type === 'Double') return typeof value === 'number' ? value : null
  if (type === 'Bool') return typeof value === 'boolean' ? value : null
  if (type === 'Json') return JSON.stringify(value)
  return typeof value === 'string' ? value : String(value)
}
