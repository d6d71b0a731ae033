import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { LonLat } from '../../data/contracts/index.ts'
import type { OpenOptions, SourceRow } from '../../data/formats/readers/file-format.ts'
import { openUpload } from '../../data/formats/readers/open-upload.ts'
import { memorySource } from '../../data/formats/sources/byte-source.ts'
import type { ReadRequest } from '../../server/imports/reading/read-request.ts'
import { readUpload } from '../../server/imports/reading/read-upload.ts'
import { readLines } from '../../server/imports/reading/spool.ts'

/** Content of the files of one import, by name. */
export type Files = Readonly<Record<string, string | Uint8Array>>

export const HOME: LonLat = [120.02, 30.27]

export const bytesOf = (content: string | Uint8Array): Uint8Array =>
  typeof content === 'string' ? new TextEncoder().encode(content) : content

/** The rows of a file as its reader sees them, with what the reader has to say. */
export async function readTable(files: Files, options: OpenOptions = {}) {
  const sources = Object.entries(files).map(([name, content]) =>
    memorySource(name, bytesOf(content)),
  )
  const upload = await openUpload(sources)
  const rows: SourceRow[] = []
  const table = await upload.format.open(upload.mains[0]!, upload.siblings, options)
  for await (const batch of table.rows()) rows.push(...batch)
  return {
    format: upload.format.id,
    rows,
    encoding: table.encoding(),
    declared: table.declaredCrs()?.definition ?? null,
    notes: Object.fromEntries(table.notes()),
    quotes: Object.fromEntries(table.quotes?.() ?? []),
  }
}

/** Reads files as an import does, in this thread; answers the result and the lines that would be stored. */
export async function importFiles(files: Files, options: Partial<ReadRequest> = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'onemap-import-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const written = Object.entries(files).map(([name, content], i) => {
    const path = join(folder, `upload-${i}`)
    writeFileSync(path, bytesOf(content))
    return { name, path }
  })
  const request = { files: written, outDir: folder, home: HOME, ...options }
  const result = await readUpload(request, () => undefined)
  const lines: StoredLine[] = []
  for await (const line of readLines<RawStoredLine>(join(folder, 'rows.ndjson'))) {
    const [code, name, klass, lon, lat, , properties] = line
    lines.push({ code, name, class: klass, lonLat: [lon, lat], properties: JSON.parse(properties) })
  }
  const aside: { row: number; reason: string }[] = []
  for await (const line of readLines<{ row: number; reason: string }>(
    join(folder, 'set-aside.ndjson'),
  )) {
    aside.push({ row: line.row, reason: line.reason })
  }
  const remarks = Object.fromEntries(result.remarks.map(({ kind, count }) => [kind, count]))
  return { result, lines, aside, remarks }
}

export interface StoredLine {
  code: string
  name: string
  class: number
  lonLat: LonLat
  properties: Record<string, unknown>
}

type RawStoredLine = [string, string, number, number, number, string, string]

/** A feature collection of points with these properties. */
export function points(rows: readonly { at: LonLat; [key: string]: unknown }[]): string {
  const features = rows.map(({ at, ...properties }) => ({
    type: 'Feature',
    geometry: { type: 'Point', coordinates: at },
    properties,
  }))
  return JSON.stringify({ type: 'FeatureCollection', features })
}

/** A feature collection of these geometries, without properties. */
export function shapes(geometries: readonly unknown[]): string {
  const features = geometries.map((geometry) => ({ type: 'Feature', geometry, properties: {} }))
  return JSON.stringify({ type: 'FeatureCollection', features })
}
