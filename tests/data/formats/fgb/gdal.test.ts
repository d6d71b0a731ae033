import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { PackBuilder } from '../../../../data/formats/fgb/pack-builder.ts'
import { readPackIndex, searchPack } from '../../../../data/formats/fgb/pack-index.ts'
import { countPlaces } from '../../../../data/formats/fgb/ranges.ts'
import { bytesOf, pointPack, randomPoints } from './helpers.ts'

const hasGdal = spawnSync('ogrinfo', ['--version']).status === 0
if (!hasGdal) console.log('Skipped: gdal-bin is not installed, packs are not compared with GDAL.')

const folder = mkdtempSync(join(tmpdir(), 'onemap-gdal-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function ogrinfo(...args: string[]): string {
  const { stdout, stderr, status } = spawnSync('ogrinfo', args, { encoding: 'utf8' })
  expect(stderr).toBe('')
  expect(status).toBe(0)
  return stdout
}

describe.skipIf(!hasGdal)('GDAL', () => {
  const bytes = bytesOf(pointPack(randomPoints(5_000)))
  const path = join(folder, 'points.fgb')
  writeFileSync(path, bytes)

  test('reads a pack with its index and datum', () => {
    const text = ogrinfo('-al', '-so', path)
    expect(text).toContain('Feature Count: 5000')
    expect(text).toContain('ID["EPSG",4490]')
  })

  test('searches the index instead of reading every feature', () => {
    const index = readPackIndex(bytes, bytes.length)
    const box = { minX: 120.01, minY: 30.25, maxX: 120.012, maxY: 30.252 }
    const ranges = searchPack(index, box)
    const spoilt = Buffer.from(bytes).fill(0xff, index.featuresAt)
    for (let i = 0; i < ranges.length; i += 2) {
      const from = index.featuresAt + index.offsets[ranges[i]!]!
      const to = index.featuresAt + index.offsets[ranges[i + 1]!]!
      spoilt.set(bytes.subarray(from, to), from)
    }
    expect(ranges.length).toBeGreaterThan(0)
    const spoiltPath = join(folder, 'spoilt.fgb')
    writeFileSync(spoiltPath, spoilt)
    const text = ogrinfo('-al', '-spat', '120.01', '30.25', '120.012', '30.252', spoiltPath)
    expect(text.match(/POINT \(/g)).toHaveLength(countPlaces(ranges))
  })

  test('finds by its spatial filter what ours finds', () => {
    const index = readPackIndex(bytes, bytes.length)
    for (const [minX, minY, maxX, maxY] of [
      [120.01, 30.25, 120.02, 30.26],
      [120.03, 30.27, 120.0301, 30.2701],
      [119, 29, 121, 31],
      [121, 31, 122, 32],
    ] as const) {
      const ours = countPlaces(searchPack(index, { minX, minY, maxX, maxY }))
      const box = [minX, minY, maxX, maxY].map(String)
      expect(ogrinfo('-al', '-so', '-spat', ...box, path)).toContain(`Feature Count: ${ours}\n`)
    }
  })

  test('reads polygons with holes in a file of mixed geometries', () => {
    const builder = new PackBuilder({ name: 'MIXED', columns: [{ name: 'code', type: 'String' }] })
    builder.addFeature(
      {
        type: 'Polygon',
        coordinates: [
          [
            [0, 0],
            [9, 0],
            [9, 9],
            [0, 0],
          ],
          [
            [5, 2],
            [6, 2],
            [6, 3],
            [5, 2],
          ],
        ],
      },
      ['A'],
    )
    builder.addFeature({ type: 'Point', coordinates: [3, 4] }, ['B'])
    const mixed = join(folder, 'mixed.fgb')
    writeFileSync(mixed, bytesOf(builder.finish()))
    const text = ogrinfo('-al', mixed)
    expect(text).toContain('POLYGON ((0 0,9 0,9 9,0 0),(5 2,6 2,6 3,5 2))')
    expect(text).toContain('POINT (3 4)')
  })
})
