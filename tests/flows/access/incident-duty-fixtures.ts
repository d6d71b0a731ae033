import type {
  IncidentPerson,
  IncidentRound,
  IncidentStatistics,
  IncidentZone,
  Operation,
} from '../../../data/contracts/index.ts'
import type { Fixture, Ground, Question } from './fixture.ts'
import { type Asker, couldDo } from './holders.ts'
import { differences } from './list-checks.ts'
import { type GuardedLayer, gradeFor, knows, sees } from './oracle.ts'
import { INCIDENT, INCIDENT_GRIDS, ZONE, ZONE_GRID } from './plant-incident.ts'

const path = `/api/incidents/${INCIDENT}`
const NOTHING = '0a5c4d1e-0000-4000-8000-0000000000ff'

/** What hangs on an incident: rounds, positions, photos, statistics; and the zones prepared for one. */
export function incidentDutyRoutes({ inventory }: Ground): Readonly<Record<string, Fixture>> {
  const layer = (code: string): GuardedLayer => inventory.layers.get(code)!
  const seesDoor = (asker: Asker, operation: Operation, place: (typeof INCIDENT_GRIDS)[number]) =>
    sees(asker, operation, { layer: layer('ADDRESS'), place })
  const asking = (
    operation: Operation,
    to: string,
    more: Omit<Question, 'path'> = {},
  ): Fixture => ({
    needs: [operation],
    questions: [
      {
        path: `${path}${to}`,
        isThere: (asker) => INCIDENT_GRIDS.some((place) => seesDoor(asker, operation, place)),
        ...more,
      },
    ],
  })
  const zones = (more: Partial<Question>): Fixture => ({
    needs: ['incident.command'],
    questions: [
      {
        path: '/api/incident-zones',
        isThere: (asker) => knows(asker, 'incident.command', layer('ADDRESS')),
        ...more,
      },
    ],
  })

  const round: Question['check'] = (asker, { json }) => {
    const { buildings, helpFirst } = json as IncidentRound
    const seen = INCIDENT_GRIDS.filter((place) => seesDoor(asker, 'event.handle', place))
    const mayKnowPeople = seen.every(
      (place) => gradeFor(asker, 'event.handle', layer('RESIDENT'), place) >= 3,
    )
    return [
      ...(buildings.length > seen.length ? [`names ${buildings.length} houses`] : []),
      ...(helpFirst !== null && !mayKnowPeople ? ['tells who needs help'] : []),
    ]
  }
  const listed: Question['check'] = (asker, { json }) => {
    const isListed = (json as IncidentZone[]).some(({ id }) => id === ZONE)
    return isListed === seesDoor(asker, 'incident.command', ZONE_GRID)
      ? []
      : [`${isListed ? 'lists' : 'lacks'} a zone`]
  }
  const statistics: Question['check'] = (asker, { json }) => {
    const { doors, knocked } = json as IncidentStatistics
    const seen = INCIDENT_GRIDS.filter((place) => seesDoor(asker, 'incident.command', place)).length
    return doors === seen && knocked === seen ? [] : [`counts ${doors} of ${seen} doors`]
  }
  return {
    'GET /api/incidents/:id/round': asking('event.handle', '/round', { check: round }),
    'GET /api/incidents/:id/statistics': asking('incident.command', '/statistics', {
      check: statistics,
    }),
    'GET /api/incidents/:id/commanders': asking('incident.command', '/commanders', {
      check: (asker, { json }) =>
        differences(
          (json as IncidentPerson[]).map(({ id }) => id),
          couldDo((one) =>
            INCIDENT_GRIDS.every((place) =>
              sees(one, 'incident.command', { layer: layer('ADDRESS'), place }),
            ),
          ).filter((id) => id !== asker.id),
        ),
    }),
    'GET /api/incidents/:id/positions': asking('incident.command', '/positions'),
    'PUT /api/incidents/:id/position': {
      needs: ['event.handle'],
      questions: [{ path: `${path}/position`, init: json({}, 'PUT'), letThrough: [422] }],
    },
    'DELETE /api/incidents/:id/position': asking('event.handle', '/position', {
      init: { method: 'DELETE' },
    }),
    'POST /api/incidents/:id/photos': asking('event.handle', '/photos', {
      init: { method: 'POST', body: new FormData() },
      letThrough: [400],
    }),
    'GET /api/incidents/:id/photos/:digest': asking('event.handle', `/photos/${'0'.repeat(64)}`, {
      letThrough: ['photo-not-found'],
    }),
    'GET /api/incident-zones': zones({ check: listed }),
    'POST /api/incident-zones': {
      needs: ['incident.command'],
      questions: [{ path: '/api/incident-zones', init: json({}), letThrough: [422] }],
    },
    'DELETE /api/incident-zones/:zone': zones({
      path: `/api/incident-zones/${NOTHING}`,
      init: { method: 'DELETE' },
      letThrough: ['zone-not-found'],
    }),
  }
}

const json = (body: unknown, method = 'POST'): RequestInit => ({
  method,
  headers: { 'Content-Type': 'application/json' },
  body: JSON.stringify(body),
})
