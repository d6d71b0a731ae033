import { describe, expect, it } from 'vitest'
import { createPointStore } from '../../../../web/map/points/point-store.ts'
import { toPointTile } from '../../../../web/map/tiles/point-tile.ts'
import type { PointTile } from '../../../../web/map/tiles/worker-protocol.ts'
import { frameAt } from '../../../../web/map/view/frame.ts'
import { layerOf, pointsOf } from '../world.ts'

const view = {
  code: 'SCHOOL',
  visible: true,
  opacity: 1,
  hidden: { class: [], state: [], risk: [] },
}
const frame = (zoom: number, x = 0.8334) =>
  frameAt({ x, y: 0.4112 }, zoom, { width: 400, height: 400 }, 1, false)
const someTile = () => toPointTile(pointsOf([{ x: 0.5, y: 0.5 }]), 14)

interface Request {
  url: string
  cancelled: boolean
  answer(tile: PointTile | null): Promise<void>
  fail(): Promise<void>
}

/** Workers that answer when told to. */
function slowPool() {
  const asked: Request[] = []
  return {
    asked,
    open: () => asked.filter((request) => !request.cancelled),
    points(_layer: string, _tile: object, url: string) {
      let settle = (_tile: PointTile | null) => {}
      let refuse = (_error: Error) => {}
      const result = new Promise<PointTile | null>((resolve, reject) => {
        settle = resolve
        refuse = reject
      })
      const request: Request = {
        url,
        cancelled: false,
        async answer(tile) {
          settle(tile)
          await Promise.allSettled([result])
        },
        async fail() {
          refuse(new Error('HTTP 500'))
          await Promise.allSettled([result])
        },
      }
      asked.push(request)
      const cancel = () => {
        request.cancelled = true
      }
      return { result, cancel }
    },
  }
}

function store(pool = slowPool(), now = () => 0) {
  const created = createPointStore(pool, () => {}, now)
  const show = (version: string) =>
    created.setLayers([{ summary: layerOf('SCHOOL', { version }), view }])
  show('1')
  return { pool, show, ...created }
}
const shownVersions = (s: ReturnType<typeof store>) =>
  s.layers()[0]!.shown.map((entry) => entry.version)

describe('point tiles', () => {
  it('are asked for once, with layer, place and version in the address', async () => {
    const s = store()
    s.update(frame(15))
    s.update(frame(15))
    expect(s.pool.asked[0]!.url).toMatch(/^\/tiles\/SCHOOL\/14\/\d+\/\d+\.fgb\?v=1$/)
    expect(new Set(s.pool.asked.map((r) => r.url)).size).toBe(s.pool.asked.length)
    expect(s.pending()).toBe(s.pool.asked.length)
  })

  it('are called off when they leave the view', () => {
    const s = store()
    s.update(frame(15))
    s.update(frame(15, 0.9))
    const [first] = s.pool.asked
    expect(first!.cancelled).toBe(true)
  })

  it('of the old version stay until the new ones are there', async () => {
    const s = store()
    s.update(frame(15))
    await Promise.all(s.pool.open().map((r) => r.answer(someTile())))
    s.show('2')
    s.update(frame(15))
    expect(new Set(shownVersions(s))).toEqual(new Set(['1']))
    const renewed = s.pool.asked.filter((r) => r.url.endsWith('v=2'))
    await Promise.all(renewed.map((r) => r.answer(someTile())))
    s.update(frame(15))
    expect(new Set(shownVersions(s))).toEqual(new Set(['2']))
  })

  it('of the last zoom stay until all of the new one have come', async () => {
    const s = store()
    s.update(frame(15))
    await Promise.all(s.pool.open().map((r) => r.answer(someTile())))
    s.update(frame(15))
    const before = s.pool.asked.length
    s.update(frame(16))
    expect(s.layers()[0]!.shown[0]!.tile.z).toBe(14)
    await Promise.all(s.pool.asked.slice(before).map((r) => r.answer(null)))
    s.update(frame(16))
    expect(s.layers()[0]!.shown[0]!.tile.z).toBe(15)
  })

  it('that fail are counted, and asked for again after a while', async () => {
    let time = 0
    const s = store(slowPool(), () => time)
    s.update(frame(15))
    const first = s.pool.asked.length
    await Promise.all(s.pool.open().map((r) => r.fail()))
    s.update(frame(15))
    expect([s.failed(), s.pool.asked.length]).toEqual([first, first])
    time = 60_000
    s.update(frame(15))
    expect(s.pool.asked.length).toBe(2 * first)
  })

  it('are not asked for below the layer’s first zoom', () => {
    const s = store()
    s.update(frame(7))
    expect(s.pool.asked).toEqual([])
  })
})
