import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { deserialize } from 'flatgeobuf/lib/mjs/geojson.js'
import { describe, expect, test } from 'vitest'
import { decodeHeader } from '../../../../data/formats/fgb/header.ts'
import { readFeatures } from '../../../../data/formats/fgb/reader.ts'

const FOLDER = resolve(import.meta.dirname, '../../../../../shared/data/formats/fgb')
const files = existsSync(FOLDER)
  ? readdirSync(FOLDER, { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith('.fgb'),
    )
  : []
if (files.length === 0) console.log('Skipped: no FlatGeobuf files of other programs are at hand.')

/** Where the flatgeobuf library itself goes wrong: no features, no geometry, a type GeoJSON lacks. */
const NOT_COMPARED = ['empty.fgb', 'binary_wkb.fgb', 'triangle.fgb']

describe.skipIf(files.length === 0).each(files)('%s of another program', (name) => {
  const bytes = new Uint8Array(readFileSync(join(FOLDER, name)))

  test('gives as many features as it announces', () => {
    const announced = decodeHeader(bytes).featuresCount
    const read = [...readFeatures(bytes)]
    if (announced > 0) expect(read).toHaveLength(announced)
  })

  test.skipIf(NOT_COMPARED.some((other) => name.endsWith(other)))(
    'gives what the flatgeobuf library gives',
    async () => {
      const ours = [...readFeatures(bytes)]
      let i = 0
      for await (const theirs of deserialize(bytes) as AsyncIterable<{
        geometry: unknown
        properties: unknown
      }>) {
        expect(ours[i]!.geometry).toEqual(flat(theirs.geometry))
        expect(ours[i]!.properties).toEqual(theirs.properties)
        i++
      }
      expect(i).toBe(ours.length)
    },
  )

  test('never breaks the reader when it is cut short', () => {
    for (const share of [0.1, 0.5, 0.9, 0.99]) {
      const cut = bytes.subarray(0, Math.floor(bytes.length * share))
      try {
        for (const _ of readFeatures(cut));
      } catch (error) {
        expect(error).toBeInstanceOf(RangeError)
      }
    }
  })
})

/** Heights are not ours to carry. */
function flat(value: unknown): unknown {
  if (Array.isArray(value)) {
    return typeof value[0] === 'number' ? value.slice(0, 2) : value.map(flat)
  }
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, flat(inner)]))
}
