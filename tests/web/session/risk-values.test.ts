import { expect, test } from 'vitest'
import { EVENT } from '../../../data/registry/layers/event.ts'
import { riskValues } from '../../../web/session/risk-values.ts'
import { aLayer } from '../layers/layer-builder.ts'

test('the level of an event is what its ring shows: I like the highest risk', () => {
  const values = riskValues(aLayer('EVENT', { attributes: EVENT.attributes }))?.values ?? []
  expect(values.map(({ position, name }) => [position, name.en])).toEqual([
    [4, 'I very urgent'],
    [3, 'II urgent'],
    [2, 'III fairly urgent'],
    [1, 'IV ordinary'],
  ])
})

test('a layer that judges nothing has no ring', () => {
  expect(riskValues(aLayer('SCHOOL'))).toBeUndefined()
})
