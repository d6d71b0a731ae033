import { describe, expect, test } from 'vitest'
import { NO_COMMUNITIES } from '../../../../server/imports/desk/check/communities.ts'
import type { FoundPlace, TextMatch } from '../../../../server/imports/desk/check/match-texts.ts'
import { type PlacingTools, placeRow } from '../../../../server/imports/desk/check/place-row.ts'

const ESTATE: FoundPlace = {
  subdistrict: '330199001',
  addressId: 8,
  level: 8,
  building: null,
  room: null,
  lon: 120.01,
  lat: 30.27,
  grid: '330199001001001',
  fullText: '文澜小区',
  confidence: 1,
}
const FAR_AWAY = [120.05, 30.29] as const

const toolsFor = (base: PlacingTools['base'], mayWrite = true): PlacingTools => ({
  base,
  locator: { at: () => undefined, near: () => [] },
  gridOf: () => '',
  communities: NO_COMMUNITIES,
  mayWrite: () => mayWrite,
})
const matched = (rest: Partial<TextMatch> = {}): TextMatch => ({
  verdict: 'matched',
  confidence: 1,
  remarks: [],
  place: ESTATE,
  candidates: [],
  parts: [],
  ...rest,
})

describe('an estate for a thing that wants a building', () => {
  test('is asked about', () => {
    const placed = placeRow({ text: '文澜小区', lonLat: null }, matched(), toolsFor('site'))
    expect(placed).toMatchObject({ kind: 'doubtful', remark: 'too-vague' })
  })

  test('is not asked about again once somebody has said so, wherever its own position is', () => {
    for (const lonLat of [null, FAR_AWAY]) {
      const answered = matched({ isAnswered: true })
      expect(placeRow({ text: '文澜小区', lonLat }, answered, toolsFor('site'))).toMatchObject({
        kind: 'placed',
        at: { addressId: 8, building: null },
      })
    }
  })

  test('is never enough for a person', () => {
    const answered = matched({ isAnswered: true })
    const placed = placeRow({ text: '文澜小区', lonLat: null }, answered, toolsFor('person'))
    expect(placed.kind).toBe('doubtful')
  })

  test('is nothing to an account that may not write there', () => {
    const answered = matched({ isAnswered: true })
    const placed = placeRow({ text: '文澜小区', lonLat: null }, answered, toolsFor('site', false))
    expect(placed).toEqual({ kind: 'failed', remark: 'no-place' })
  })
})
