import { describe, expect, it } from 'vitest'
import type { LayerSummary } from '../../../../data/contracts/index.ts'
import {
  buildInstances,
  clusterShift,
  crowding,
} from '../../../../web/map/points/build-instances.ts'
import {
  type ClusterContent,
  clusterContent,
  createValueFilter,
} from '../../../../web/map/points/filter-values.ts'
import { type PointLook, ringShares } from '../../../../web/map/points/point-look.ts'
import { classColour, RISK_COLOURS } from '../../../../web/map/symbols/colours.ts'
import { toPointTile } from '../../../../web/map/tiles/point-tile.ts'
import type { HiddenValues } from '../../../../web/map/tiles/worker-protocol.ts'
import { layerOf, pointsOf, type TinyPoint } from '../world.ts'

const nothing: HiddenValues = { class: [], state: [], risk: [] }
const options = { viewZoom: 19, ratio: 1, layers: 1, place: 0 }

/** Notes which sprites were asked for. */
function noting() {
  const asked: string[] = []
  const sprite = (name: string) => {
    asked.push(name)
    return { x: 0, y: 0, width: 20, height: 20 }
  }
  const look: PointLook = {
    symbol: (klass, state, risk) => sprite(`symbol ${klass}.${state}.${risk}`),
    dot: (klass, risk) => sprite(`dot ${klass}.${risk}`),
    badge: (count) => sprite(`badge ${count}`),
    cluster: ({ count }) => ({
      disc: sprite(`cluster ${count}`),
      ring: { x: 0, y: 0, width: 1, height: 1 },
      text: { x: 0, y: 0, width: 1, height: 1 },
      textDrop: 0,
    }),
  }
  return { look, asked }
}

function build(points: TinyPoint[], hidden = nothing, overview = false) {
  const { look, asked } = noting()
  const tile = toPointTile(pointsOf(points, overview), 18)
  return { ...buildInstances(tile, look, createValueFilter(hidden), options), asked }
}

describe('single things', () => {
  it('of one spot are one symbol with a badge, the riskiest on top', () => {
    const { asked, stands } = build([
      { x: 0.5, y: 0.5, class: 1, risk: 1 },
      { x: 0.5, y: 0.5, class: 2, risk: 3 },
    ])
    expect(asked).toEqual(['symbol 2.0.3', 'badge 2'])
    expect([...stands]).toEqual([2, 0])
  })

  it('are filtered before they are counted', () => {
    const hidden = { ...nothing, risk: [3] }
    const { asked } = build(
      [
        { x: 0.5, y: 0.5, class: 1, risk: 1 },
        { x: 0.5, y: 0.5, class: 2, risk: 3 },
      ],
      hidden,
    )
    expect(asked).toEqual(['symbol 1.0.1'])
  })

  it('become dots where symbols have no room, and dots lie below symbols', () => {
    const crowd = [0, 1, 2].map((i) => ({ x: 0.5 + i * 1e-3, y: 0.5 + i * 1e-3, risk: i }))
    expect(build(crowd).asked).toEqual(['dot 0.0', 'dot 0.1', 'symbol 0.0.2'])
  })
})

describe('clusters', () => {
  const mixed = { x: 0.5, y: 0.5, count: 15, mix: '1.1.0:10;2.1.3:4;2.2.4:1' }

  it.each([
    [nothing, 15],
    [{ ...nothing, class: [1] }, 5],
    [{ ...nothing, risk: [3, 4] }, 10],
    [{ ...nothing, class: [1], state: [2] }, 4],
  ])('under the filter %j hold %i', (hidden, count) => {
    const { asked, stands } = build([mixed], hidden, true)
    expect(asked).toEqual([`cluster ${count}`])
    expect(stands[0]).toBe(count)
  })

  it('vanish when all they hold is hidden', () => {
    expect(build([mixed], { ...nothing, class: [1, 2] }, true).length).toBe(0)
  })

  it('of one are the thing itself', () => {
    expect(build([{ x: 0.5, y: 0.5, count: 1, mix: '2.1.3:1' }], nothing, true).asked).toEqual([
      'symbol 2.1.3',
    ])
  })

  it('of several layers keep to different sides', () => {
    const shifts = Array.from({ length: 7 }, (_, place) => clusterShift(place, 7))
    for (const [i, a] of shifts.entries()) {
      for (const b of shifts.slice(0, i)) {
        expect(Math.hypot(a[0] - b[0], a[1] - b[1])).toBeGreaterThan(14)
      }
    }
    expect(clusterShift(0, 1)).toEqual([0, 0])
  })
})

it('spaces symbols wider the more layers there are', () => {
  expect([1, 5, 10, 30].map(crowding)).toEqual([0, 0.5, 1, 1.5])
})

const colours =
  (code: string, changes: Partial<LayerSummary> = {}) =>
  (klass: number) =>
    classColour(layerOf(code, changes), klass, 'light')

describe('the ring of a cluster', () => {
  const content = (mix: string): ClusterContent => {
    const tile = toPointTile(pointsOf([{ x: 0, y: 0, mix }], true), 10)
    return clusterContent(tile, 0, createValueFilter(nothing))
  }

  it('shows the risks, the gravest first', () => {
    const ring = ringShares(content('1.0.4:4;1.0.1:12'), colours('FIRE_UNIT'), 'light')
    expect(ring).toEqual([
      { colour: RISK_COLOURS.light[4], share: 0.25 },
      { colour: RISK_COLOURS.light[1], share: 0.75 },
    ])
  })

  it('leaves nothing out, however little of it there is, and is always full', () => {
    const ring = ringShares(content('1.0.4:1;1.0.2:1;1.0.1:998'), colours('FIRE_UNIT'), 'light')
    expect(ring).toHaveLength(3)
    expect(ring.reduce((sum, { share }) => sum + share, 0)).toBe(1)
  })

  it('shows classes where the layer knows no risk', () => {
    const own = colours('SCHOOL', { group: 'own' })
    expect(ringShares(content('1.0.0:3;2.0.0:3'), own, 'light').map((p) => p.share)).toEqual([
      0.5, 0.5,
    ])
  })
})
