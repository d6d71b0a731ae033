import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { readBaseMaps } from '../../../server/base-maps/read-base-maps.ts'

const TIANDITU = {
  id: 'tianditu',
  name: { zh: '天地图', en: 'Tianditu' },
  kind: 'wmts',
  url: 'https://t0.tianditu.example/vec_w/wmts',
  layer: 'vec',
  matrixSet: 'w',
}

test('without a setting there is the local base map', () => {
  expect(readBaseMaps(undefined).map(({ id }) => id)).toEqual(['packs'])
})

test('others follow it, from JSON or from a file', () => {
  const json = JSON.stringify([TIANDITU])
  const dir = mkdtempSync(join(tmpdir(), 'onemap-base-maps-'))
  onTestFinished(() => rmSync(dir, { recursive: true }))
  const file = join(dir, 'maps.json')
  writeFileSync(file, json)
  for (const setting of [json, file]) {
    expect(readBaseMaps(setting).map(({ id }) => id)).toEqual(['packs', 'tianditu'])
  }
})

test.each([
  ['[{', 'ONEMAP_BASE_MAPS cannot be used'],
  [JSON.stringify([{ ...TIANDITU, kind: 'tms' }]), '0.kind'],
  [JSON.stringify([{ ...TIANDITU, key: 1 }]), '0.key'],
  ['/no/such/file', 'no such file'],
])('a wrong setting is refused with its reason: %s', (setting, reason) => {
  expect(() => readBaseMaps(setting)).toThrow(reason)
})
