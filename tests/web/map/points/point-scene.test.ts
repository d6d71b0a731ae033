import { describe, expect, it } from 'vitest'
import { createValueFilter } from '../../../../web/map/points/filter-values.ts'
import { prepareScene, type SceneStyle } from '../../../../web/map/points/point-scene.ts'
import type { PointEntry, PointLayer } from '../../../../web/map/points/point-store.ts'
import type { SpriteAtlas } from '../../../../web/map/points/sprite-atlas.ts'
import { toPointTile } from '../../../../web/map/tiles/point-tile.ts'
import { layerOf, pointsOf } from '../world.ts'

const style: SceneStyle = { theme: 'light', language: 'zh', icons: 0 }
const none = { class: [], state: [], risk: [] }

/** An atlas with room for so many sprites before it starts anew. */
function atlasFor(room = 1000) {
  let generation = 1
  let used = 0
  const known = new Map<string, { x: number; y: number; width: number; height: number }>()
  const atlas = {
    ratio: 1,
    generation: () => generation,
    sprite(key: string) {
      const there = known.get(key)
      if (there) return there
      if (++used > room) {
        known.clear()
        used = 1
        generation++
      }
      const sprite = { x: used, y: generation, width: 20, height: 20 }
      known.set(key, sprite)
      return sprite
    },
  }
  return atlas as Pick<SpriteAtlas, 'ratio' | 'generation' | 'sprite'> as SpriteAtlas
}

function layerWith(...tiles: number[][]): PointLayer {
  const shown: PointEntry[] = tiles.map((risks, t) => ({
    tile: { z: 16, x: t, y: 0 },
    data: toPointTile(pointsOf(risks.map((risk, i) => ({ x: 0.1 + i / 5, y: 0.5, risk }))), 16),
    instances: null,
    builtFrom: '',
    builtInto: -1,
    version: '1',
    asked: '1',
    job: null,
    failed: false,
    retryAt: 0,
    bytes: 0,
    usedAt: 0,
  }))
  const view = { code: 'SCHOOL', visible: true, opacity: 1, hidden: none }
  const filter = createValueFilter(none)
  return { summary: layerOf('SCHOOL'), view, filter, entries: new Map(), wanted: [], shown }
}

describe('prepareScene', () => {
  it('builds each tile once', () => {
    const layer = layerWith([0, 1], [2])
    const atlas = atlasFor()
    expect(prepareScene([layer], atlas, style, 17, 100)).toBe('complete')
    const [first] = layer.shown.map((entry) => entry.instances)
    expect(prepareScene([layer], atlas, style, 17, 100)).toBe('complete')
    expect(layer.shown[0]!.instances).toBe(first)
  })

  it('stops when its time is up and goes on with the next frame', () => {
    const layer = layerWith([0], [1], [2])
    const atlas = atlasFor()
    let clock = 0
    const slow = () => clock++ * 10
    expect(prepareScene([layer], atlas, style, 17, 15, slow)).toBe('partial')
    expect(layer.shown.filter((entry) => entry.instances).length).toBeLessThan(3)
    expect(prepareScene([layer], atlas, style, 17, 1000, slow)).toBe('complete')
  })

  it('builds anew what a filter changes', () => {
    const layer = layerWith([1, 3])
    const atlas = atlasFor()
    prepareScene([layer], atlas, style, 17, 100)
    const hidden = { ...none, risk: [3] }
    Object.assign(layer, {
      view: { ...layer.view, hidden },
      filter: createValueFilter(hidden),
    })
    prepareScene([layer], atlas, style, 17, 100)
    expect(layer.shown[0]!.instances!.length).toBe(1)
  })

  it('says when sprites have been lost, and recovers', () => {
    const layer = layerWith([0, 1], [2, 3])
    const atlas = atlasFor(3)
    expect(prepareScene([layer], atlas, style, 17, 100)).toBe('spoilt')
    const later = layerWith([0, 1])
    layer.shown = later.shown
    expect(prepareScene([layer], atlas, style, 17, 100)).toBe('complete')
    const current = atlas.generation()
    expect(layer.shown.every((entry) => entry.builtInto === current)).toBe(true)
  })
})
