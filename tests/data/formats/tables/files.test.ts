import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Geometry } from 'geojson'
import { parquetReadObjects } from 'hyparquet'
import iconv from 'iconv-lite'
import { afterAll, describe, expect, it } from 'vitest'
import { openUpload } from '../../../../data/formats/readers/open-upload.ts'
import { memorySource } from '../../../../data/formats/sources/byte-source.ts'
import { csvFile } from '../../../../data/formats/tables/csv-file.ts'
import type { FileTable } from '../../../../data/formats/tables/file-table.ts'
import { flatGeobufFile } from '../../../../data/formats/tables/flatgeobuf-file.ts'
import { createGb18030Encoder } from '../../../../data/formats/tables/gb18030.ts'
import { geoJsonFile } from '../../../../data/formats/tables/geojson-file.ts'
import { parquetFile } from '../../../../data/formats/tables/parquet-file.ts'
import { xlsxFile } from '../../../../data/formats/tables/xlsx-file.ts'

const ROWS = [
  { title: '良溪面馆', rooms: 3, open: true, since: Date.UTC(2026, 2, 1, 8, 30), lon: 120.01 },
  { title: '=HYPERLINK("http://x")', rooms: null, open: false, since: null, lon: 120.02 },
  {
    title: '"引号", 逗号\n换行',
    rooms: -1.5,
    open: null,
    since: Date.UTC(2026, 10, 20),
    lon: 120.03,
  },
]

const table: FileTable = {
  name: 'catering',
  columns: [
    { name: 'title', title: '名称', type: 'text', value: (row) => ROWS[row]!.title },
    { name: 'rooms', title: '间数', type: 'number', value: (row) => ROWS[row]!.rooms },
    { name: 'open', title: '营业', type: 'boolean', value: (row) => ROWS[row]!.open },
    { name: 'since', title: '始于', type: 'time', value: (row) => ROWS[row]!.since },
  ],
  rowCount: ROWS.length,
  geometry: (row): Geometry => ({ type: 'Point', coordinates: [ROWS[row]!.lon, 30.25] }),
  notes: [['查询', '=cmd|calc']],
}

const joined = (pieces: Iterable<Uint8Array>) => Buffer.concat([...pieces])
const folder = mkdtempSync(join(tmpdir(), 'onemap-files-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** By the readers of the import desk. */
async function readBack(name: string, bytes: Uint8Array): Promise<Record<string, unknown>[]> {
  const { format, mains } = await openUpload([memorySource(name, bytes)])
  const opened = await format.open(mains[0]!, [], { positionOptional: true })
  const rows: Record<string, unknown>[] = []
  for await (const batch of opened.rows()) rows.push(...batch.map(({ properties }) => properties))
  return rows
}

const hasGdal = (() => {
  try {
    execFileSync('ogrinfo', ['--version'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
})()

/** As somebody else's program reads it. */
function readByGdal(name: string, bytes: Uint8Array): Record<string, unknown>[] {
  const path = join(folder, name)
  writeFileSync(path, bytes)
  const args = ['-f', 'GeoJSON', '/vsistdout/', path, '-lco', 'RFC7946=NO']
  const read = JSON.parse(execFileSync('ogr2ogr', args, { encoding: 'utf8' }))
  return read.features
    .map((feature: { properties: object; geometry: unknown }) => ({
      ...feature.properties,
      geometry: feature.geometry,
    }))
    .sort((a: { title?: string }, b: { title?: string }) => (a.title! < b.title! ? 1 : -1))
}

describe('CSV', () => {
  it('is read back by our own reader, with formulas defused', async () => {
    const bytes = joined(csvFile(table, 'utf-8'))
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    const rows = await readBack('a.csv', bytes)
    expect(rows).toHaveLength(3)
    expect(rows[0]).toMatchObject({ 名称: '良溪面馆', 始于: '2026-03-01 08:30:00' })
    expect(rows[1]).toMatchObject({ 名称: `'=HYPERLINK("http://x")` })
    expect(rows[2]).toMatchObject({ 名称: '"引号", 逗号\n换行' })
  })

  it('is GB18030 where that is wanted, without a mark', () => {
    const bytes = joined(csvFile(table, 'gb18030'))
    expect(iconv.decode(bytes, 'gb18030')).toMatch(
      /^名称,间数,营业,始于,lon,lat\r\n良溪面馆,3,true,/,
    )
  })

  it('encodes every character as another encoder does', () => {
    const encode = createGb18030Encoder()
    const points = Array.from({ length: 3_000 }, (_, i) => 0x80 + ((i * 7_919) % 0x2_ff00))
    const text = points
      .filter((point) => point < 0xd800 || point > 0xf8ff)
      .filter((point) => !OF_2022.has(point))
      .map((point) => String.fromCodePoint(point))
      .join('')
    expect(new TextDecoder('gb18030').decode(encode(text))).toBe(text)
    expect([...encode('镕㐂𠮷€啰')]).toEqual([...iconv.encode('镕㐂𠮷€啰', 'gb18030')])
  })
})

/** Decoders still differ about the few that the standard moved in 2022. */
const OF_2022 = new Set([0x1e3f, 0x20ac])

describe('XLSX', () => {
  it('is read back by our own reader: numbers and dates as such, formulas as texts', async () => {
    const bytes = joined(xlsxFile(table, { data: '数据', notes: '说明' }))
    const rows = await readBack('a.xlsx', bytes)
    expect(rows).toHaveLength(3)
    expect(rows[0]).toMatchObject({ 名称: '良溪面馆', 间数: '3' })
    expect(rows[1]).toMatchObject({ 名称: '=HYPERLINK("http://x")' })
    expect(rows[0]?.始于).toMatch(/^2026-03-01[ T]08:30/)
  })
})

describe('GeoJSON', () => {
  it('is what it says', () => {
    const read = JSON.parse(joined(geoJsonFile(table)).toString())
    expect(read.features).toHaveLength(3)
    expect(read.features[0]).toMatchObject({
      geometry: { type: 'Point', coordinates: [120.01, 30.25] },
      properties: { title: '良溪面馆', rooms: 3, open: true },
    })
  })
})

describe('GeoParquet', () => {
  it('is read back with its geometry and its types', async () => {
    const bytes = joined(parquetFile(table))
    const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length)
    const rows = await parquetReadObjects({ file: file as ArrayBuffer })
    expect(rows[0]).toMatchObject({ title: '良溪面馆', rooms: 3, open: true })
    expect(rows[0]?.since).toEqual(new Date(Date.UTC(2026, 2, 1, 8, 30)))
    expect(rows[1]).toMatchObject({ rooms: null, since: null })
    expect(rows[2]?.geometry).toMatchObject({ type: 'Point', coordinates: [120.03, 30.25] })
  })
})

describe.skipIf(!hasGdal)('read by GDAL (skipped where it is not installed)', () => {
  it.each([
    ['a.fgb', () => joined(flatGeobufFile(table))],
    ['a.geojson', () => joined(geoJsonFile(table))],
  ] as const)('opens %s', (name, bytes) => {
    const rows = readByGdal(name, bytes())
    expect(rows).toHaveLength(3)
    expect(rows[0]).toMatchObject({
      title: '良溪面馆',
      rooms: 3,
      geometry: { type: 'Point', coordinates: [120.01, 30.25] },
    })
  })
})
