import { describe, expect, test } from 'vitest'
import { parseMix } from '../../../../data/contracts/index.ts'
import { decodeTile } from '../../../../data/formats/fgb/tile-decoder.ts'
import { clusterMarks } from '../../../../data/formats/overview/cluster-marks.ts'
import { type Marks, mixKeyOf, singleMarks } from '../../../../data/formats/overview/marks.ts'
import { clusterPack } from '../../../../data/formats/overview/overview-pack.ts'
import { TILE_PIXELS, worldX, worldY } from '../../../../data/formats/web-mercator.ts'
import { bytesOf, randomPoints, type TestPoint } from '../fgb/helpers.ts'

function marksOf(points: readonly TestPoint[]): Marks {
  return singleMarks(
    Float64Array.from(points, (point) => worldX(point.lon)),
    Float64Array.from(points, (point) => worldY(point.lat)),
    Float64Array.from(points, (p) => mixKeyOf(p.class ?? 0, p.state ?? 0, p.risk ?? 0)),
  )
}

const sum = (values: Iterable<number>) => [...values].reduce((total, value) => total + value, 0)

const naming = {
  layer: 'TEST',
  named: false,
  codeOf: (i: number) => `P${i}`,
  nameOf: () => '',
  clusterPrefix: '330199001.12',
}

describe('clusters', () => {
  const points = randomPoints(3_000)

  test('sum to the number of points at every zoom', () => {
    let marks = marksOf(points)
    let before = marks.size
    for (let z = 18; z >= 4; z--) {
      marks = clusterMarks(marks, z)
      expect(sum(marks.count)).toBe(3_000)
      expect(marks.size).toBeLessThanOrEqual(before)
      before = marks.size
    }
    expect(marks.size).toBe(1)
  })

  test('know by class, state and risk what they hold', () => {
    const [one] = [clusterMarks(clusterMarks(marksOf(points), 14), 2)]
    const tile = decodeTile(bytesOf(clusterPack(one!, naming)))
    const mix = parseMix(tile.mix![0]!)
    expect(sum(mix.map((entry) => entry.count))).toBe(3_000)
    for (const entry of mix) {
      const same = points.filter(
        (p) => p.class === entry.class && p.state === entry.state && p.risk === entry.risk,
      )
      expect(entry.count).toBe(same.length)
    }
    expect(tile.risk[0]).toBe(4)
  })

  test('never lie nearer to each other than their members to their seed allow at random', () => {
    const z = 13
    const marks = clusterMarks(marksOf(points), z)
    const pixels = TILE_PIXELS * 2 ** z
    const near = Array.from(marks.x, (x, i) =>
      Array.from(marks.x).some(
        (other, j) => j !== i && Math.hypot(x - other, marks.y[i]! - marks.y[j]!) * pixels < 16,
      ),
    )
    expect(near.filter(Boolean).length / marks.size).toBeLessThan(0.1)
  })

  test('lie at the mean of their members, weighted', () => {
    const three = [
      { code: 'A', lon: 120, lat: 30 },
      { code: 'B', lon: 120, lat: 30 },
      { code: 'C', lon: 120.0003, lat: 30 },
    ]
    const pair = clusterMarks(marksOf(three), 18)
    expect([...pair.count]).toEqual([2, 1])
    const all = clusterMarks(pair, 10)
    expect(all.x[0]).toBeCloseTo(worldX(120.0001), 12)
  })

  test('show the most frequent known class and the highest risk', () => {
    const marks = clusterMarks(
      marksOf([
        { code: 'A', lon: 120, lat: 30, class: 0, risk: 1 },
        { code: 'B', lon: 120, lat: 30, class: 0, risk: 3 },
        { code: 'C', lon: 120, lat: 30, class: 2, state: 5, risk: 0 },
      ]),
      10,
    )
    const tile = decodeTile(bytesOf(clusterPack(marks, naming)))
    expect([tile.class[0], tile.risk[0], tile.codes[0]]).toEqual([2, 3, '330199001.12.0'])
    expect(tile.mix![0]).toBe('0.0.1:1;0.0.3:1;2.5.0:1')
  })

  test('of one keep the code of the one', () => {
    const marks = clusterMarks(marksOf([{ code: 'A', lon: 120, lat: 30, class: 1 }]), 3)
    const tile = decodeTile(bytesOf(clusterPack(marks, naming)))
    expect(tile).toMatchObject({ codes: ['P0'], mix: ['1.0.0:1'] })
  })
})
