import { expect, it } from 'vitest'
import type { BriefMatch } from '../../../../data/contracts/index.ts'
import { TextMatcher } from '../../../../server/imports/desk/check/match-texts.ts'

const NOTHING: BriefMatch = {
  code: null,
  level: 0,
  confidence: 0,
  verdict: 'unmatched',
  alternatives: [],
  place: null,
  remarks: [],
}

function countingMatcher() {
  const asked: string[] = []
  const finder = {
    brief: async (texts: readonly string[]) => {
      asked.push(...texts)
      return texts.map((text) => ({ ...NOTHING, confidence: text.length }))
    },
    whole: () => Promise.reject(new Error('not asked for')),
  }
  return { matcher: new TextMatcher({ finder }), asked }
}

it('what comes again and again is matched twice at most, and always the same', async () => {
  const { matcher, asked } = countingMatcher()
  for (let block = 0; block < 4; block++) {
    const found = await matcher.match(['文一路', '', `另一处${block}`, '文一路'])
    expect(found.map(({ confidence }) => confidence)).toEqual([3, 0, 4, 3])
  }
  expect(asked.filter((text) => text === '文一路')).toHaveLength(2)
  expect(asked.filter((text) => text.startsWith('另一处'))).toHaveLength(4)
})
