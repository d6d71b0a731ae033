import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { tileQuotas } from '../../../data/sample/quotas.ts'
import { generateSample, type SamplePart } from '../../../data/sample/sample.ts'
import { SAMPLE_SIZES } from '../../../data/sample/size.ts'
import { rowsOf, town } from './town.ts'

const count = (table: string) => town().reduce((sum, part) => sum + rowsOf(part, table).length, 0)

test('the town has exactly what was asked for', () => {
  expect(count('grid_cell')).toBe(80)
  expect(count('building') + count('room')).toBe(60_000)
  expect(count('resident')).toBe(110_000)
  expect(count('residence')).toBe(110_000)
  expect(count('org_site')).toBe(9_000)
  expect(count('grid_event')).toBe(45_000)
})

test('every grid has a full-time worker, 85 in all', () => {
  const staff = town().flatMap((part) => rowsOf(part, 'grid_staff'))
  const fullTime = staff.filter((row) => row.full_time === true)
  expect(fullTime).toHaveLength(85)
  expect(new Set(fullTime.map((row) => row.grid)).size).toBe(80)
})

test('the shares of the district add up to its figures', () => {
  const shares = tileQuotas(SAMPLE_SIZES.district, 1)
  const sum = (pick: (share: (typeof shares)[number]) => number) =>
    shares.reduce((total, share) => total + pick(share), 0)
  expect(shares).toHaveLength(20)
  expect(sum((share) => share.grids)).toBe(1_476)
  expect(sum((share) => share.fullTimeStaff)).toBe(1_575)
  expect(sum((share) => share.residents)).toBe(3_280_000)
  expect(sum((share) => share.addresses)).toBe(1_770_000)
  expect(sum((share) => share.enterprises)).toBe(260_000)
  expect(sum((share) => share.events)).toBe(1_320_000)
})

test('a subdistrict of the district keeps to its share', () => {
  const part = firstPart('district', 3)
  const { quotas, coverage, buildings, rooms, sites, events } = part.subdistrict
  expect(coverage.grids).toHaveLength(quotas.grids)
  expect(buildings.length + rooms.length).toBe(quotas.addresses)
  expect(rooms.reduce((sum, room) => sum + room.persons, 0)).toBe(quotas.residents)
  expect(sites).toHaveLength(quotas.enterprises)
  expect(events).toHaveLength(quotas.events)
})

test('the same seed gives the same bytes, another seed another town', () => {
  expect(digest(1)).toBe(digest(1))
  expect(digest(1)).not.toBe(digest(2))
})

function digest(seed: number): string {
  const hash = createHash('sha256')
  const part = firstPart('town', seed)
  for (const table of part.tables) {
    for (const row of table.rows()) {
      for (const value of row) {
        hash.update(value instanceof Uint8Array ? value : JSON.stringify(value))
      }
    }
  }
  return hash.digest('hex')
}

function firstPart(size: 'town' | 'district', seed: number): SamplePart {
  for (const part of generateSample({ size, seed })) return part
  throw new Error('Nothing was made')
}
