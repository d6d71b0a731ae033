import {
  readSourceCells,
  type SourceCells,
} from '../../../../data/formats/coverage/read-source-cells.ts'
import type {
  FilePart,
  OpenedTable,
  SourceRow,
} from '../../../../data/formats/readers/file-format.ts'

interface Collection {
  features?: readonly { geometry?: unknown; properties?: Record<string, unknown> | null }[]
  crs?: { properties?: { name?: string } }
}

/** Cells of a GeoJSON text (RFC 7946), each as it stands there. */
export function readGeoJsonCells(name: string, text: string): Promise<SourceCells> {
  const collection = JSON.parse(text) as Collection
  const rows = (collection.features ?? []).map(
    ({ geometry, properties }, k): SourceRow => ({
      row: k + 1,
      geometry: geometry ?? null,
      properties: properties ?? {},
    }),
  )
  const crs = collection.crs?.properties?.name?.replace(
    /^urn:ogc:def:crs:EPSG:.*:(\d+)$/,
    'EPSG:$1',
  )
  const isStated = crs !== undefined && /^EPSG:\d+$/.test(crs)
  const where = { zh: 'crs', en: 'crs' }
  const table: OpenedTable = {
    async *rows() {
      yield rows
    },
    declaredCrs: () => (isStated ? { definition: crs, label: crs, where } : null),
    encoding: () => 'utf-8',
    notes: () => new Map(),
  }
  const part: FilePart = {
    name,
    head: new Uint8Array(),
    async *stream() {
      yield new TextEncoder().encode(text)
    },
  }
  return readSourceCells({
    format: { id: 'geojson', name: 'GeoJSON', recognises: () => true, open: async () => table },
    mains: [part],
    siblings: [],
  })
}
