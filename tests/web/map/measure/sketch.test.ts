import { describe, expect, it } from 'vitest'
import { formatArea, formatLength } from '../../../../web/map/measure/format-measure.ts'
import {
  addPoint,
  emptySketch,
  finish,
  measure,
  movePointer,
  removeLast,
} from '../../../../web/map/measure/sketch.ts'

const A = [120, 30] as const
const B = [120.01, 30] as const
const C = [120.01, 30.01] as const
const path = (kind: 'length' | 'area', ...points: (readonly [number, number])[]) =>
  points.reduce(addPoint, emptySketch(kind))

describe('a measurement', () => {
  it('lives with the pointer before the next click', () => {
    const still = measure(path('length', A, B))!
    const moving = measure(movePointer(path('length', A, B), C))!
    expect(moving.lengthM).toBeGreaterThan(still.lengthM)
    expect(moving.finished).toBe(false)
  })

  it('has no area along a line, and a perimeter around an area', () => {
    expect(measure(path('length', A, B, C))).toMatchObject({ kind: 'length', areaM2: 0 })
    const area = measure(path('area', A, B, C))!
    expect(area.areaM2).toBeGreaterThan(500_000)
    expect(area.lengthM).toBeGreaterThan(measure(path('length', A, B, C))!.lengthM)
  })

  it('ends, then begins anew with the next click', () => {
    const ended = finish(path('length', A, B))
    expect(measure(ended)?.finished).toBe(true)
    expect(addPoint(ended, C).points).toEqual([C])
    expect(movePointer(ended, C)).toBe(ended)
  })

  it('does not count the second click of a double click', () => {
    expect(path('length', A, B, B).points).toHaveLength(2)
  })

  it('leaves nothing behind when it ends too early', () => {
    expect(finish(path('area', A, B)).points).toEqual([])
  })

  it('takes back the last point', () => {
    expect(removeLast(path('length', A, B)).points).toEqual([A])
  })
})

it.each([
  [12.34, '12.3 米', '12.3 m'],
  [850, '850 米', '850 m'],
  [12345, '12.35 公里', '12.35 km'],
])('writes %d metres as %s and %s', (metres, zh, en) => {
  expect([formatLength(metres, 'zh'), formatLength(metres, 'en')]).toEqual([zh, en])
})

it.each([
  [950, '950 平方米', '950 m²'],
  [25_000, '2.50 公顷', '2.50 ha'],
  [3_400_000, '3.40 平方公里', '3.40 km²'],
])('writes %d square metres as %s and %s', (area, zh, en) => {
  expect([formatArea(area, 'zh'), formatArea(area, 'en')]).toEqual([zh, en])
})
