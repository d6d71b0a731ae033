import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { AttributeDefinition } from '../../../data/contracts/index.ts'
import type { PlainValue } from '../../../data/formats/attributes/clean-value.ts'
import { convertValue } from '../../../data/formats/attributes/column-statistics.ts'
import { labelPoint } from '../../../data/formats/repair/label-point.ts'
import { type Shape, toGeometry } from '../../../data/formats/repair/shape.ts'
import { decodeWkb, encodeWkb } from '../../../data/formats/wkb.ts'
import type { DescribedColumns } from './describe-columns.ts'
import { createCodeGiver } from './id-finder.ts'
import { PREVIEW_FILE, ROWS_FILE, type RowLine } from './read-request.ts'
import type { KindRows, RawLine } from './row-collector.ts'
import { Spool } from './spool.ts'

const PREVIEW_FEATURES = 1_000
/** The preview is drawn by the browser in one go. */
const PREVIEW_BYTES = 3_000_000

/** Second pass: with all columns known, values get their type, features their code, name and class. */
export async function finishRows(
  kind: KindRows,
  described: DescribedColumns,
  outDir: string,
  onProgress: (share: number) => void,
): Promise<void> {
  const rows = new Spool(join(outDir, ROWS_FILE))
  const finish = createFinisher(kind, described)
  const preview: unknown[] = []
  let previewBytes = 0
  const expected = kind.features
  kind.features = 0
  for await (const raw of readParts(kind)) {
    const line = finish(raw)
    kind.features++
    rows.write(line)
    if (preview.length < PREVIEW_FEATURES && previewBytes < PREVIEW_BYTES) {
      previewBytes += line[5].length + line[6].length
      preview.push(toPreview(line))
    }
    if (rows.lines % 5_000 === 0) onProgress(rows.lines / expected)
  }
  rows.close()
  const collection = { type: 'FeatureCollection', features: preview }
  writeFileSync(join(outDir, PREVIEW_FILE), JSON.stringify(collection))
}

/** A third of the rows came apart: then the smaller ones of the same file are collections as well. */
const COLLECTIONS_SHARE = 0.3

async function* readParts(kind: KindRows): AsyncGenerator<RawLine> {
  const areCollections = kind.remarks.count('exploded') > kind.rows * COLLECTIONS_SHARE
  for await (const raw of kind.spool.read<RawLine>()) {
    const parts = areCollections ? takeApart(raw) : [raw]
    if (raw[1] === 0 && parts.length > 1) kind.remarks.add('exploded', raw[0])
    yield* parts
  }
}

function takeApart(raw: RawLine): RawLine[] {
  const [row, , id, , , wkb, properties] = raw
  const geometry = decodeWkb(Buffer.from(wkb, 'base64'))
  if (geometry.type !== 'MultiPolygon') return [raw]
  return geometry.coordinates.map((rings, part): RawLine => {
    const shape: Shape = { kind: 'polygon', polygons: [rings] }
    const [lon, lat] = labelPoint(shape)
    const bytes = Buffer.from(encodeWkb(toGeometry(shape)))
    return [row, part, id, lon, lat, bytes.toString('base64'), properties]
  })
}

function createFinisher(kind: KindRows, described: DescribedColumns) {
  const types = new Map(described.attributes.map(({ key, type }) => [key, type]))
  const classes = classPositions(described)
  const ids = kind.ids.choose(kind.rows)
  const giveCode = createCodeGiver()
  let rowCode = { row: 0, code: '' }
  return ([row, part, id, lon, lat, wkb, properties]: RawLine): RowLine => {
    if (rowCode.row !== row) {
      const wanted = ids?.kind === 'own' ? id : ids ? properties[ids.key] : null
      const { code, isRepeated } = giveCode(wanted, row)
      if (isRepeated) {
        kind.remarks.add('duplicateId', row)
        kind.repaired++
      }
      rowCode = { row, code }
    }
    const code = part === 0 ? rowCode.code : giveCode(`${rowCode.code}.p${part + 1}`, row).code
    const typed: Record<string, PlainValue> = {}
    for (const [key, value] of Object.entries(properties)) {
      typed[key] = convertValue(value, types.get(key) ?? 'text')
    }
    const name = described.nameKey ? String(properties[described.nameKey] ?? '') : ''
    const klass = classes.get(String(properties[described.classAttribute ?? ''] ?? '')) ?? 0
    return [code, name.slice(0, 200), klass, lon, lat, wkb, JSON.stringify(typed)]
  }
}

/** Position of each value from 1, as the tile column `class` counts. */
function classPositions({ attributes, classAttribute }: DescribedColumns): Map<string, number> {
  const definition = attributes.find(({ key }: AttributeDefinition) => key === classAttribute)
  return new Map(definition?.values?.map(({ value }, i) => [value, i + 1]))
}

function toPreview([code, name, klass, , , wkb, properties]: RowLine) {
  return {
    type: 'Feature',
    id: code,
    geometry: decodeWkb(Buffer.from(wkb, 'base64')),
    properties: { ...(JSON.parse(properties) as object), code, name, class: klass },
  }
}
