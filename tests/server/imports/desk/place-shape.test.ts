import type { Geometry } from 'geojson'
import { describe, expect, it } from 'vitest'
import { encodeWkb } from '../../../../data/formats/wkb.ts'
import {
  createBuildingLocator,
  type LocatedBuilding,
} from '../../../../server/imports/desk/check/building-locator.ts'
import { findCommunities } from '../../../../server/imports/desk/check/communities.ts'
import type { TextMatch } from '../../../../server/imports/desk/check/match-texts.ts'
import { placeDivision } from '../../../../server/imports/desk/check/place-division.ts'
import { placeOutline } from '../../../../server/imports/desk/check/place-outline.ts'
import type { PlacingTools } from '../../../../server/imports/desk/check/place-row.ts'
import { placeShape } from '../../../../server/imports/desk/check/place-shape.ts'

const WEST = '330199001001001'
const EAST = '330199001002001'
const wkb = (geometry: Geometry) => Buffer.from(encodeWkb(geometry))
const square = (west: number, south: number, side: number) =>
  [
    [west, south],
    [west + side, south],
    [west + side, south + side],
    [west, south + side],
    [west, south],
  ] as [number, number][]

/** West and east of 120, from 119 to 121; nothing else is known. */
const gridOf = (lon: number) => (lon < 119 || lon > 121 ? '' : lon < 120 ? WEST : EAST)
const building = (code: string, lon: number, lat: number): LocatedBuilding => ({
  ...{ subdistrict: '330199001', code, addressId: Number(code.slice(1)), lon, lat },
  ...{ community: '330199001001', grid: gridOf(lon) },
})
const tools = (known: readonly LocatedBuilding[] = [], mine = '330199'): PlacingTools => ({
  base: 'outline',
  locator: createBuildingLocator(
    known,
    known.map(({ lon, lat }) => Float64Array.from(square(lon - 1e-5, lat - 1e-5, 2e-5).flat())),
  ),
  gridOf,
  communities: findCommunities(
    ['330199001001', '330199001002'].map((code, i) => ({
      ...{ code, name: `社区${i}`, subdistrict: '330199001', addressId: 100 + i, lon: 0, lat: 0 },
    })),
  ),
  mayWrite: (grid) => grid.startsWith(mine),
})
const NOTHING: TextMatch = {
  ...{ verdict: 'unmatched', confidence: 0, remarks: [], place: null, candidates: [], parts: [] },
}

describe('a line or an area', () => {
  const line = (...coordinates: [number, number][]) => ({
    lonLat: coordinates[0]!,
    geometry: wkb({ type: 'LineString', coordinates }),
  })
  it('lies in the grid of its middle, or in one that it meets, and nowhere else', () => {
    expect(placeShape(line([119.5, 30], [120.5, 30]), tools())).toMatchObject({
      at: { grid: WEST, lon: 119.5 },
    })
    expect(placeShape(line([118, 30], [120.5, 30]), tools())).toMatchObject({
      at: { grid: EAST, lon: 120.5, subdistrict: '330199001' },
    })
    expect(placeShape(line([118, 30], [118.5, 30]), tools())).toMatchObject({ remark: 'outside' })
  })

  it('is as if it were nowhere where it may not be written', () => {
    expect(placeShape(line([119.5, 30], [120.5, 30]), tools([], EAST))).toMatchObject({
      at: { grid: EAST },
    })
    expect(placeShape(line([119.5, 30], [119.6, 30]), tools([], EAST))).toEqual({
      kind: 'failed',
      remark: 'outside',
    })
  })
})

describe('an outline', () => {
  const SIDE = 0.0004
  const outline = (values: Record<string, string> = {}, west = 119.5) => ({
    ...{ values, text: '', lonLat: [west + SIDE / 2, 30 + SIDE / 2] as const },
    geometry: wkb({ type: 'Polygon', coordinates: [square(west, 30, SIDE)] }),
  })
  const place = (row: ReturnType<typeof outline>, known: readonly LocatedBuilding[] = []) =>
    placeOutline(row, NOTHING, tools(known))

  it('without a name is numbered in its community', () => {
    expect(place(outline())).toMatchObject({
      remark: 'unnumbered',
      at: { addressId: 100, grid: WEST, steps: [{ level: 9, name: '' }] },
    })
  })

  it('with a door begins at its community, and says what stands there already', () => {
    const known = [building('B7', 119.5001, 30.0001)]
    const found = place(outline({ road: '桂花路', door: '8' }), known)
    expect(found).toMatchObject({ at: { addressId: 100, there: { addressId: 7 } } })
    expect(found).not.toHaveProperty('remark')
  })

  it('without a name goes to the building that stands in it, which stays where it is', () => {
    const known = [building('B7', 119.5001, 30.0001)]
    expect(place(outline(), known)).toEqual({
      kind: 'placed',
      at: {
        ...{ subdistrict: '330199001', grid: WEST, addressId: 7, building: 'B7', room: null },
        ...{ lon: 119.5001, lat: 30.0001 },
      },
    })
  })

  it('around several buildings asks which it is', () => {
    const known = [building('B7', 119.5001, 30.0001), building('B8', 119.5003, 30.0003)]
    expect(place(outline(), known)).toMatchObject({
      kind: 'doubtful',
      remark: 'several-inside',
      candidates: [{ addressId: expect.any(Number) }, { addressId: expect.any(Number) }],
    })
  })

  it('outside of every grid goes back', () => {
    expect(place(outline({}, 130))).toEqual({ kind: 'failed', remark: 'outside' })
  })
})

describe('a division', () => {
  const row = (code: string) => ({
    ...{ values: { code }, lonLat: [119.5, 30] as const },
    geometry: wkb({ type: 'Polygon', coordinates: [square(119, 30, 1)] }),
  })
  it('is written with all its digits, lies where its code says, and only where one may write', () => {
    const district = row('330199')
    expect(placeDivision(district, tools())).toMatchObject({
      at: { subdistrict: '000000000', grid: '330199' },
    })
    expect(district.values.code).toBe('330199000000')
    expect(placeDivision(row('330199001010'), tools())).toMatchObject({
      at: { subdistrict: '330199001', grid: '330199001010' },
    })
    expect(placeDivision(row('330199'), tools([], '330199001'))).toMatchObject({
      remark: 'division-foreign',
    })
    expect(placeDivision(row('33019'), tools())).toMatchObject({ remark: 'division-code' })
    expect(placeDivision(row('3301'.padEnd(12, '0')), tools())).toMatchObject({
      remark: 'division-above',
    })
  })
})
