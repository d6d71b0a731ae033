import { expect, it } from 'vitest'
import type { EventIndicator, EventSummary, RoutingTable } from '../../../data/contracts/index.ts'
import { useTinyApp } from '../../builders/tiny-app.ts'
import { WORLD } from '../../builders/tiny-world.ts'
import { loopClient } from './loop-client.ts'

const { app } = useTinyApp()
const { ask, post } = loopClient(app)
const YEARS = 'from=2024-01-01T00:00:00Z&to=2025-12-31T00:00:00Z'

it('shows what another table would have done, and publishes it for the district', async () => {
  const { body: table } = await ask<RoutingTable>('handler', '/api/event-routing')
  expect(table.version).toBe('2026.1')
  const noise = {
    id: 'noise',
    name: { zh: '噪声到区级', en: 'Noise: the district' },
    when: { subclasses: ['noise'] },
    desk: 'district',
  }
  const rules = [noise, ...table.rules]
  const { body: replay } = await post('commander', '/api/event-routing/test', { rules, days: 30 })
  expect(replay).toMatchObject({
    events: 3,
    moved: 1,
    changes: [
      {
        fromRule: 'enforcement',
        fromDesk: 'subdistrict',
        toRule: 'noise',
        toDesk: 'district',
        count: 1,
        examples: [WORLD.events.far],
      },
    ],
  })
  expect((await post('dispatcher', '/api/event-routing', { rules })).status).toBe(403)
  const lying = await post('commander', '/api/event-routing', { rules: [noise] })
  expect([lying.status, lying.code]).toEqual([422, 'event-routing'])
  const published = await post<RoutingTable>('commander', '/api/event-routing', { rules })
  expect(published.body).toMatchObject({
    version: 'district-1',
    rules: [{ id: 'noise' }, {}, {}, {}, {}, {}, {}, {}, {}],
  })
})

it('counts with exact denominators, and every number opens its rows', async () => {
  const { body } = await ask<EventIndicator[]>('commander', `/api/event-indicators?${YEARS}`)
  const byKey = Object.fromEntries(body.map((one) => [one.key, one]))
  // Of the two with a deadline one was closed in time; the other is still in hand.
  expect(byKey.onTime).toMatchObject({ numerator: 1, denominator: 2, value: 0.5 })
  expect(byKey.onTime!.interval![0]).toBeCloseTo(0.0945, 3)
  expect(byKey.satisfied).toMatchObject({
    numerator: 0,
    denominator: 0,
    value: null,
    interval: null,
  })
  expect(byKey.mapped).toMatchObject({ denominator: 4 })
  const rows = async (part: string) =>
    (
      await ask<EventSummary[]>(
        'commander',
        `/api/event-indicators/rows?key=onTime&part=${part}&${YEARS}`,
      )
    ).body.map(({ no }) => no)
  expect(await rows('numerator')).toEqual([WORLD.events.closed])
  expect(await rows('rest')).toEqual([WORLD.events.fumes])
  const own = await ask<EventIndicator[]>('worker', `/api/event-indicators?${YEARS}`)
  expect(own.body.find(({ key }) => key === 'mapped')!.denominator).toBe(2)
})

it('compares what a grid finds with what grids like it find', async () => {
  const { body } = await ask<{ grid: string; found: number; expected: number }[]>(
    'commander',
    `/api/event-indicators/grids?${YEARS}`,
  )
  const found = body.reduce((sum, one) => sum + one.found, 0)
  const expected = body.reduce((sum, one) => sum + one.expected, 0)
  expect(found).toBe(4)
  expect(expected).toBeCloseTo(4, 6)
})
