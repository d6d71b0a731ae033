import type { TakeAwayWish } from '../../../data/contracts/index.ts'
import type { Fixture, Ground, Question } from './fixture.ts'
import { knows } from './oracle.ts'

/** An answer made of a layer may leave with who may take of that layer; in this world nobody sees more than that. */
export function takeAwayFixtures({ inventory }: Ground): Readonly<Record<string, Fixture>> {
  const asking = (layers: readonly string[]): RequestInit => {
    const wish: TakeAwayWish = {
      kind: 'csv',
      reason: 'briefing',
      from: 'question',
      layers,
      fields: ['code'],
      rows: 1,
      area: '',
    }
    const headers = { 'Content-Type': 'application/json' }
    return { method: 'POST', headers, body: JSON.stringify(wish) }
  }
  const of = [...inventory.layers.values()].slice(0, 3).map(
    (layer): Question => ({
      path: '/api/take-away',
      init: asking([layer.code]),
      isThere: (asker) => knows(asker, 'data.export', layer),
      letThrough: ['take-away-narrower'],
    }),
  )
  const ofNothing = { path: '/api/take-away', init: asking([]) }
  return { 'POST /api/take-away': { needs: ['data.export'], questions: [ofNothing, ...of] } }
}
