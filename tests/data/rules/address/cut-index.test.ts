import { describe, expect, it } from 'vitest'
import { openAddressIndex } from '../../../../data/rules/address/address-index.ts'
import { cutIndex } from '../../../../data/rules/address/cut-index.ts'
import { decodeIndex, encodeIndex } from '../../../../data/rules/address/index-bytes.ts'
import { createMatcher } from '../../../../data/rules/address/match-address.ts'
import { measuredCalibration, parserModel } from '../../../../data/rules/address/parser-weights.ts'
import { dirtyTexts } from '../../../bench/lib/match/answers.ts'
import { createTruth } from '../../../bench/lib/match/written-address.ts'
import { seededRandom } from '../../../bench/lib/random.ts'
import { EAST, tinyBase, WEST } from './tiny-base.ts'

const { index, matcher } = tinyBase()
const TEXTS = [...dirtyTexts(createTruth(index), 'heavy', 300, seededRandom(5))].map(
  ([text]) => text,
)

function sentTo(areas: readonly string[]) {
  const bytes = encodeIndex(cutIndex(index.data, areas))
  return decodeIndex(new Uint8Array(bytes))
}

describe.each([
  ['the whole district', ['330199']],
  ['a subdistrict', [WEST.slice(0, 9)]],
  ['a grid', [EAST]],
  ['two areas', [EAST.slice(0, 9), WEST]],
  ['nothing', ['990000']],
])('what is cut out for %s', (_, areas) => {
  const cut = sentTo(areas)
  const own = createMatcher(openAddressIndex(cut), parserModel(), measuredCalibration)

  it('answers as the whole does to who sees no more', () => {
    for (const text of TEXTS)
      expect([text, own.match(text)]).toEqual([text, matcher.match(text, { areas })])
  })

  it('holds places of these areas alone', () => {
    const isSeen = (grid: string) => areas.some((area) => grid.startsWith(area))
    const seen = index.data.grids.filter(isSeen)
    expect(cut.grids).toEqual(seen)
    expect(cut.places.level).toHaveLength(cut.places.count)
  })
})

it('names of what is not seen do not go out', () => {
  const { strings } = sentTo([WEST.slice(0, 9)])
  expect(strings).toContain('文澜路')
  expect(strings).not.toContain('文一西路')
  expect(strings).not.toContain('桂花路')
})

it.each([
  ['nothing', new Uint8Array()],
  ['something else', new Uint8Array(64)],
  ['half of it', new Uint8Array(encodeIndex(index.data).slice(0, 2000))],
])('%s is refused', (_, bytes) => {
  expect(() => decodeIndex(bytes)).toThrow(/whole address index/)
})
