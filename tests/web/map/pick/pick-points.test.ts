import { describe, expect, it } from 'vitest'
import { pickPoints } from '../../../../web/map/pick/pick-points.ts'
import { buildInstances } from '../../../../web/map/points/build-instances.ts'
import { createValueFilter } from '../../../../web/map/points/filter-values.ts'
import type { PointEntry, PointLayer } from '../../../../web/map/points/point-store.ts'
import { toPointTile } from '../../../../web/map/tiles/point-tile.ts'
import { frameAt } from '../../../../web/map/view/frame.ts'
import { layerOf, pointsOf, seeded, type TinyPoint } from '../world.ts'

const TILE = { z: 16, x: 54620, y: 26940 }
const CENTRE = { x: (TILE.x + 0.5) / 2 ** 16, y: (TILE.y + 0.5) / 2 ** 16 }
const FRAME = frameAt(CENTRE, 17, { width: 512, height: 512 }, 1, false)
const sprite = { x: 0, y: 0, width: 24, height: 24 }
const look = {
  symbol: () => sprite,
  dot: () => sprite,
  badge: () => sprite,
  cluster: () => ({ disc: sprite, ring: sprite, text: sprite, textDrop: 0 }),
}

function layerWith(code: string, points: TinyPoint[], hidden = {}, overview = false): PointLayer {
  const filter = createValueFilter({ class: [], state: [], risk: [], ...hidden })
  const data = toPointTile(pointsOf(points, overview), TILE.z)
  const options = { viewZoom: 17, ratio: 1, layers: 1, place: 0 }
  const instances = buildInstances(data, look, filter, options)
  const entry = { tile: TILE, data, instances } as PointEntry
  const view = { code, visible: true, opacity: 1, hidden: { class: [], state: [], risk: [] } }
  const entries = new Map()
  return { summary: layerOf(code), view, filter, entries, wanted: [], shown: [entry] }
}

/** From widths of the tile to the world. */
const world = (x: number, y: number) => ({
  x: (TILE.x + x) / 2 ** TILE.z,
  y: (TILE.y + y) / 2 ** TILE.z,
})
const codesAt = (layers: PointLayer[], x: number, y: number, tolerance = 4) => {
  const at = world(x, y)
  return pickPoints(layers, FRAME, at.x, at.y, tolerance).map((hit) => hit.code)
}

describe('pickPoints', () => {
  it('finds what a look at every point finds', () => {
    const random = seeded(11)
    const points = Array.from({ length: 3000 }, (_, i) => ({
      code: `P${i}`,
      x: random(),
      y: random(),
    }))
    const layer = layerWith('SCHOOL', points)
    const reach = (sprite.width / 2 - 2 + 4) / 512
    for (let n = 0; n < 50; n++) {
      const [x, y] = [random(), random()]
      const near = points.filter((p) => Math.hypot(p.x - x, p.y - y) <= reach).map((p) => p.code)
      expect(codesAt([layer], x, y).sort()).toEqual(near.sort())
    }
  })

  it('puts upper layers first, within a layer the symbol in front', () => {
    const schools = layerWith('SCHOOL', [
      { code: 'behind', x: 0.5, y: 0.5 },
      { code: 'front', x: 0.5, y: 0.547 },
    ])
    const fuel = layerWith('FUEL', [{ code: 'pump', x: 0.5, y: 0.52 }])
    expect(codesAt([schools, fuel], 0.5, 0.5235)).toEqual(['pump', 'front', 'behind'])
  })

  it('hands out everything on a spot, the riskiest first, without what is hidden', () => {
    const stack = [1, 4, 2].map((risk) => ({ code: `risk ${risk}`, x: 0.5, y: 0.5, risk }))
    expect(codesAt([layerWith('RENTAL', stack)], 0.5, 0.5)).toEqual(['risk 4', 'risk 2', 'risk 1'])
    expect(codesAt([layerWith('RENTAL', stack, { risk: [4] })], 0.5, 0.5)).toEqual([
      'risk 2',
      'risk 1',
    ])
  })

  it('says what a cluster holds; what lies alone in an overview is itself', () => {
    const layer = layerWith(
      'RENTAL',
      [
        { code: 'C', x: 0.2, y: 0.2, count: 7, mix: '1.0.0:7' },
        { code: 'R1', x: 0.8, y: 0.8, count: 1, mix: '1.0.0:1' },
      ],
      {},
      true,
    )
    const at = world(0.2, 0.2)
    expect(pickPoints([layer], FRAME, at.x, at.y, 4)[0]).toMatchObject({ code: 'C', cluster: 7 })
    const alone = world(0.8, 0.8)
    expect(pickPoints([layer], FRAME, alone.x, alone.y, 4)[0]).toMatchObject({
      code: 'R1',
      cluster: 0,
    })
  })

  it('finds nothing where nothing is', () => {
    expect(codesAt([layerWith('SCHOOL', [{ x: 0.1, y: 0.1 }])], 0.9, 0.9)).toEqual([])
  })
})
