import { expect, it } from 'vitest'
import type { SearchHit } from '../../../data/contracts/index.ts'
import { type Candidate, fitOf, rank } from '../../../server/search/rank.ts'

const candidate = (
  kind: SearchHit['kind'],
  code: string,
  fit: Candidate['fit'],
  place = 0,
  title = code,
): Candidate => ({
  hit: { kind, layer: null, code, title, subtitle: '', lonLat: null },
  place,
  fit,
})
const order = (...candidates: Candidate[]) => rank(candidates, 10).map((hit) => hit.code)

it('puts what fits best first, whatever it is', () => {
  expect(order(candidate('division', 'holds', 1), candidate('event', 'is', 3))).toEqual([
    'is',
    'holds',
  ])
})

it('puts divisions before addresses before enterprises where they fit alike', () => {
  const kinds = ['enterprise', 'address', 'division'] as const
  expect(order(...kinds.map((kind) => candidate(kind, kind, 2)))).toEqual([
    'division',
    'address',
    'enterprise',
  ])
})

it('mixes kinds instead of letting one fill the page', () => {
  const many = Array.from({ length: 5 }, (_, i) => candidate('address', `a${i}`, 2, i))
  expect(order(...many, candidate('enterprise', 'shop', 2)).indexOf('shop')).toBeLessThan(5)
})

it('keeps the order within one kind', () => {
  const many = Array.from({ length: 9 }, (_, i) => candidate('address', `a${i}`, 2, i))
  expect(order(...many)).toEqual(many.map(({ hit }) => hit.code))
})

it('names a shop once that is on several layers', () => {
  expect(
    order(
      candidate('feature', 'layer', 3, 0, '面馆'),
      candidate('enterprise', 'site', 3, 0, '面馆'),
    ),
  ).toEqual(['site'])
})

it.each([
  ['文澜苑', '文澜苑', 3],
  ['文澜苑3幢', '文澜苑', 2],
  ['新文澜苑', '文澜苑', 1],
  ['文澜', '文澜苑', 0],
])('%s fits %s by %i', (title, typed, fit) => {
  expect(fitOf(title, typed)).toBe(fit)
})
