import type { EventDay, EventSurroundings } from '../../../data/contracts/index.ts'
import type { Fixture, Ground, Question } from './fixture.ts'
import type { Asker } from './holders.ts'
import { knows, sees } from './oracle.ts'

/** Nobody hands anything over here; of a day everybody is told what lies in their areas. */
export function shiftRoutes({ inventory }: Ground): Readonly<Record<string, Fixture>> {
  const layer = inventory.layers.get('EVENT')!
  const events = inventory.things.filter((thing) => thing.layer === layer)
  const needs = ['event.handle'] as const
  const isThere = (asker: Asker) => knows(asker, 'event.handle', layer)
  const path = '/api/shift-handovers'
  const refused = (to: string): Question => ({
    path: to,
    init: {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({}),
    },
    letThrough: [422],
    isThere,
  })
  const day: Question['check'] = (asker, { json }) =>
    (json as EventDay).events
      .filter(
        ({ no }) => !events.some((event) => event.code === no && sees(asker, 'map.read', event)),
      )
      .map(({ no }) => `tells of ${no}`)
  const buildings = inventory.things.filter(({ layer: { code } }) => code === 'BUILDING')
  const around: Question['check'] = (asker, { json }) =>
    (json as EventSurroundings).buildings
      .filter(
        ({ code }) =>
          !buildings.some((one) => one.code === code && sees(asker, 'event.report', one)),
      )
      .map(({ code }) => `draws ${code}`)
  return {
    [`GET ${path}`]: { needs, questions: [{ path, isThere }] },
    [`GET ${path}/takers`]: { needs, questions: [{ path: `${path}/takers`, isThere }] },
    [`POST ${path}`]: { needs, questions: [refused(path)] },
    [`POST ${path}/:id/answer`]: { needs, questions: [refused(`${path}/none/answer`)] },
    'GET /api/event-surroundings': {
      needs: ['event.report'],
      questions: [{ path: '/api/event-surroundings?at=120.003,30.253', check: around }],
    },
    'GET /api/event-days/:date': {
      needs: ['map.read'],
      questions: [
        {
          path: '/api/event-days/2026-01-01',
          isThere: (asker) => knows(asker, 'map.read', layer),
          check: day,
        },
      ],
    },
  }
}
