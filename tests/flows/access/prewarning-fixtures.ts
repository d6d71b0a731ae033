import type { AlarmPage } from '../../../data/contracts/index.ts'
import type { Fixture, Ground, Question } from './fixture.ts'
import type { Asker } from './holders.ts'
import { knows, may, sees } from './oracle.ts'
import { ALARM, ALARM_GRID } from './plant-alarm.ts'

/** Alarms are seen where events are; nothing is written here: what comes is refused for its form. */
export function prewarningRoutes({ inventory }: Ground): Readonly<Record<string, Fixture>> {
  const layer = inventory.layers.get('EVENT')!
  const place = { layer, place: ALARM_GRID }
  const reading = (asker: Asker) => knows(asker, 'map.read', layer)
  const isSeen = (operation: 'map.read' | 'event.desk') => (asker: Asker) =>
    sees(asker, operation, place)
  const refused = (path: string): Question => ({
    path,
    init: {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({}),
    },
    letThrough: [400, 422, 403, 404],
  })
  const listed: Question['check'] = (asker, { json }) => {
    const { items, open } = json as AlarmPage
    const expected = sees(asker, 'map.read', place) ? 1 : 0
    return items.length === expected && open === expected ? [] : [`lists ${items.length} alarms`]
  }
  const report = ['event.report'] as const
  const desk = ['event.desk'] as const
  return {
    'GET /api/alarms': {
      needs: ['map.read'],
      questions: [{ path: '/api/alarms?state=all', isThere: reading, check: listed }],
    },
    'GET /api/alarms/:id': {
      needs: ['map.read'],
      questions: [
        { path: `/api/alarms/${ALARM}`, isThere: isSeen('map.read') },
        { path: '/api/alarms/none', isThere: () => false },
      ],
    },
    'POST /api/alarms/:id/acknowledge': {
      needs: desk,
      questions: [
        {
          path: `/api/alarms/${ALARM}/acknowledge`,
          init: { method: 'POST' },
          isThere: isSeen('event.desk'),
        },
      ],
    },
    'GET /api/prewarning-rules': {
      needs: ['event.handle'],
      questions: [{ path: '/api/prewarning-rules' }],
    },
    'POST /api/prewarning-rules': { needs: desk, questions: [refused('/api/prewarning-rules')] },
    'POST /api/prewarning-rules/trial': {
      needs: desk,
      questions: [refused('/api/prewarning-rules/trial')],
    },
    'POST /api/prewarning-rules/check': {
      needs: desk,
      // Who may would make rules fire: then the world would no longer be as the oracle knows it.
      questions: [
        {
          path: '/api/prewarning-rules/check',
          init: { method: 'POST' },
          askedBy: (asker) => !may(asker, 'event.desk'),
        },
      ],
    },
    'GET /api/sensors': {
      needs: ['event.handle'],
      questions: [
        {
          path: '/api/sensors',
          isThere: (asker) => knows(asker, 'event.handle', layer),
        },
      ],
    },
    'POST /api/sensors': { needs: report, questions: [refused('/api/sensors')] },
    'POST /api/sensor-readings': { needs: report, questions: [refused('/api/sensor-readings')] },
    'POST /api/weather-warnings': {
      needs: desk,
      questions: [
        refused('/api/weather-warnings'),
        {
          path: '/api/weather-warnings',
          init: {
            method: 'POST',
            headers: { 'Content-Type': 'application/json' },
            body: JSON.stringify({
              hazard: 'rain',
              grade: 4,
              areas: ['330198'],
              at: '2026-01-01T00:00:00Z',
              until: '2026-01-01T01:00:00Z',
            }),
          },
          isThere: (asker) => knows(asker, 'event.desk', layer),
          letThrough: ['event-place'],
        },
      ],
    },
  }
}
