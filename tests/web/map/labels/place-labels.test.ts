import { describe, expect, it } from 'vitest'
import { labelKey, placeLabels } from '../../../../web/map/labels/place-labels.ts'
import { pointInside } from '../../../../web/map/labels/point-inside.ts'
import type { LabelCandidate } from '../../../../web/map/tiles/worker-protocol.ts'
import { frameAt } from '../../../../web/map/view/frame.ts'
import { tileOf } from '../world.ts'

const FRAME = frameAt({ x: 0.5, y: 0.5 }, 14, { width: 800, height: 600 }, 1, false)
const at = (text: string, x: number, y: number, rank: number): LabelCandidate => ({
  kind: 'place',
  text,
  rank,
  x: 0.5 + x / FRAME.scale,
  y: 0.5 + y / FRAME.scale,
})
const texts = (candidates: LabelCandidate[], before?: Set<string>) =>
  placeLabels(candidates, FRAME, before).map(({ candidate }) => candidate.text)

describe('labels', () => {
  it('that would touch give way to the more important', () => {
    expect(texts([at('小学', 0, 0, 10), at('医院', 10, 4, 20), at('公园', 200, 0, 5)])).toEqual([
      '医院',
      '公园',
    ])
  })

  it('that stood before stay, if the newcomer is not much more important', () => {
    const standing = at('小学', 0, 0, 10)
    const before = new Set([labelKey(standing)])
    expect(texts([standing, at('医院', 10, 4, 12)], before)).toEqual(['小学'])
    expect(texts([standing, at('医院', 10, 4, 20)], before)).toEqual(['医院'])
  })

  it('make way for a symbol, up or down', () => {
    const disc = [{ minX: 390, maxX: 410, minY: 290, maxY: 310 }]
    const placed = placeLabels([at('小学', 0, 0, 10)], FRAME, new Set(), disc)
    expect(placed.map(({ down }) => down > 12)).toEqual([true])
  })

  it('that find no room beside symbols are left out, names of places stand over them', () => {
    const everywhere = [{ minX: 0, maxX: 800, minY: 0, maxY: 600 }]
    const village: LabelCandidate = { ...at('前村', 0, 0, 70), kind: 'community' }
    const placed = placeLabels([at('小学', 200, 0, 10), village], FRAME, new Set(), everywhere)
    expect(placed.map(({ candidate, down }) => [candidate.text, down])).toEqual([['前村', 0]])
  })

  it('do not repeat a road’s name on its other carriageway', () => {
    const along = (y: number): LabelCandidate => {
      const label = at('文澜路', 0, y, 44)
      const path = [-30, 30].flatMap((x) => [0.5 + x / FRAME.scale, label.y])
      return { ...label, kind: 'road', path: Float64Array.from(path) }
    }
    expect(texts([along(0), along(60)])).toEqual(['文澜路'])
    expect(texts([along(0), along(400)])).toHaveLength(2)
  })
})

describe('the place of an area’s name', () => {
  it('lies inside, also where the middle of the box does not', () => {
    const horseshoe: [number, number][] = [
      [0, 0],
      [1, 0],
      [1, 0.2],
      [0.2, 0.2],
      [0.2, 0.8],
      [1, 0.8],
      [1, 1],
      [0, 1],
      [0, 0],
    ]
    const point = pointInside(tileOf([{ parts: [horseshoe] }]), 0)!
    expect(point.x).toBeLessThan(0.2)
  })

  it('keeps out of holes', () => {
    const square = (a: number, b: number): [number, number][] => [
      [a, a],
      [b, a],
      [b, b],
      [a, b],
      [a, a],
    ]
    const point = pointInside(tileOf([{ parts: [square(0, 1), square(0.2, 0.9)] }]), 0)!
    const inHole = point.x > 0.2 && point.x < 0.9 && point.y > 0.2 && point.y < 0.9
    expect(inHole).toBe(false)
  })
})
