import { describe, expect, it } from 'vitest'
import { shapeSpecs } from '../../../../web/map/shapes/shape-specs.ts'
import type { LayerView } from '../../../../web/session/view-state.ts'
import { layerOf } from '../world.ts'

const CODES = ['GRID', 'BUILDING', 'ROAD', 'SCHOOL', 'ESTATE', 'LANDUSE', 'WATER']
const catalogue = new Map(CODES.map((code) => [code, layerOf(code)]))
const view = (code: string, changes: Partial<LayerView> = {}): LayerView => ({
  code,
  visible: true,
  opacity: 1,
  hidden: { class: [], state: [], risk: [] },
  ...changes,
})
const codes = (views: LayerView[], overPicture = false) =>
  shapeSpecs(catalogue, views, 'light', overPicture).map((layer) => layer.code)
const all = CODES.map((code) => view(code))

describe('the lines and polygons to be drawn', () => {
  it('begin with the ground, whatever the order of the tree, and leave points out', () => {
    expect(codes(all)).toEqual(['LANDUSE', 'WATER', 'ROAD', 'BUILDING', 'GRID', 'ESTATE'])
  })

  it('leave out what is switched off, empty or unknown', () => {
    const views = [view('ROAD', { visible: false }), view('GRID', { opacity: 0 }), view('GONE')]
    expect(codes(views)).toEqual([])
    const empty = new Map([['ROAD', layerOf('ROAD', { featureCount: 0 })]])
    expect(shapeSpecs(empty, [view('ROAD')], 'light', false)).toEqual([])
  })

  it('over a picture are only what the picture does not show', () => {
    expect(codes(all, true)).toEqual(['BUILDING', 'GRID', 'ESTATE'])
  })
})
