import { Refusal } from '../../../contracts/index.ts'
import { refuseFile } from '../../sources/refuse-file.ts'
import { readWhole } from '../../sources/whole-file.ts'
import type { FileFormat, FilePart, OpenedTable, OpenOptions, SourceRow } from '../file-format.ts'
import { openRecords } from '../table/open-records.ts'
import { plainValue } from '../table/plain-value.ts'
import { decodeGpkgGeometry } from './gpkg-geometry.ts'
import { type GpkgLayer, listLayers, quoted } from './layers.ts'
import { openSqlite, type SqliteFile, type SqlValue } from './sqlite.ts'

/** GeoPackage 1.x: the layer that was asked for, else its largest of features; a table without geometries is read as a table. */
export const geoPackageFormat: FileFormat = {
  id: 'geopackage',
  name: 'GeoPackage',
  tellsRows: true,
  recognises: ({ head }) => MAGIC.every((byte, i) => head[i] === byte),
  open: (part, _siblings, options) => openGeoPackage(part, options),
}

const MAGIC = new TextEncoder().encode('SQLite format 3\0')
/** The database is read in memory, beside which rows and geometries need room. */
const MAX_BYTES = 256 * 2 ** 20
const BATCH_ROWS = 500

async function openGeoPackage(part: FilePart, options: OpenOptions): Promise<OpenedTable> {
  const file = await openSqlite(await readWhole(part.stream(), MAX_BYTES))
  try {
    const layers = listLayers(file)
    const layer = layers.find(({ name }) => name === options.part) ?? layers[0]
    if (!layer) throw refuseNoLayer()
    const others = layers.filter((one) => one !== layer)
    const notes = new Map<string, number>()
    const quotes = new Map<string, string[]>()
    if (others.length > 0) {
      notes.set('otherLayers', others.length)
      quotes.set(
        'otherLayers',
        others.map(({ name }) => name),
      )
    }
    return openLayer({ file, layer, notes, quotes }, options)
  } catch (error) {
    file.close()
    throw error
  }
}

interface Opened {
  file: SqliteFile
  layer: GpkgLayer
  notes: Map<string, number>
  quotes: Map<string, string[]>
}

async function openLayer(opened: Opened, options: OpenOptions): Promise<OpenedTable> {
  const { layer, notes, quotes } = opened
  const progress = { rows: 0 }
  const rows = readRows(opened, progress)
  const table = layer.geometryColumn === null ? await openRecords(rows, options) : undefined
  return {
    rows: () => table?.rows() ?? rows,
    declaredCrs: () => table?.declaredCrs() ?? layer.crs,
    encoding: () => null,
    notes: () => notes,
    quotes: () => quotes,
    share: () => Math.min(1, progress.rows / Math.max(1, layer.rows)),
  }
}

async function* readRows(
  { file, layer, notes }: Opened,
  progress: { rows: number },
): AsyncGenerator<SourceRow[]> {
  try {
    const columns = file.all(`select name, pk from pragma_table_info(?)`, [layer.table])
    const names = columns.map(([name]) => String(name))
    const key = columns.findIndex(([, position]) => Number(position) === 1)
    let batch: SourceRow[] = []
    const list = names.map(quoted).join(', ')
    const records = file.each(`select ${list} from ${quoted(layer.table)}`)
    for (const values of records) {
      batch.push(toRow(values, names, { layer, key, row: ++progress.rows }))
      if (batch.length < BATCH_ROWS) continue
      yield batch
      batch = []
    }
    if (batch.length > 0) yield batch
  } catch (error) {
    if (!(error instanceof Refusal) || progress.rows === 0) throw error
    notes.set('cutOff', Math.max(1, layer.rows - progress.rows))
  } finally {
    file.close()
  }
}

interface RowPlace {
  layer: GpkgLayer
  key: number
  row: number
}

function toRow(
  values: readonly SqlValue[],
  names: readonly string[],
  { layer, key, row }: RowPlace,
): SourceRow {
  const properties: Record<string, unknown> = {}
  let bytes: SqlValue = null
  for (const [i, name] of names.entries()) {
    if (name === layer.geometryColumn) bytes = values[i] ?? null
    else if (i !== key) properties[name === '__proto__' ? 'proto' : name] = plainValue(values[i])
  }
  const id = plainValue(values[key])
  const known = typeof id === 'number' || typeof id === 'string' ? { id } : {}
  if (!(bytes instanceof Uint8Array)) return { row, ...known, geometry: null, properties }
  try {
    return { row, ...known, geometry: decodeGpkgGeometry(bytes), properties }
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    return { row, ...known, geometry: null, properties, problem: 'malformedGeometry' }
  }
}

const refuseNoLayer = () =>
  refuseFile(
    'no-features',
    'The GeoPackage holds no layer of features, only pictures or nothing.',
    'GeoPackage 中没有要素图层，只有影像或没有内容。',
  )
