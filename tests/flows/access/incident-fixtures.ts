import type { Incident, IncidentProgress, IncidentSurvey } from '../../../data/contracts/index.ts'
import type { Fixture, Ground, Question } from './fixture.ts'
import type { Asker } from './holders.ts'
import { type GuardedLayer, gradeFor, knows, may, sees, type Thing } from './oracle.ts'
import { INCIDENT, INCIDENT_GRIDS } from './plant-incident.ts'

const EVERYWHERE = { point: [120.02, 30.25], radiusM: 4_900 }

/** An incident is a list of doors: who sees none of them finds none; surveys and pictures hold what may be seen of each layer. */
export function incidentRoutes({ inventory }: Ground): Readonly<Record<string, Fixture>> {
  const layer = (code: string): GuardedLayer => inventory.layers.get(code)!
  const of = (code: string): Thing[] => inventory.things.filter((one) => one.layer.code === code)
  const isFound =
    (operation: 'event.handle' | 'incident.command') =>
    (asker: Asker): boolean =>
      INCIDENT_GRIDS.some((place) => sees(asker, operation, { layer: layer('ADDRESS'), place }))
  const hasDoors = (operation: 'event.handle' | 'incident.command') => (asker: Asker) =>
    knows(asker, operation, layer('ADDRESS'))

  const survey: Question['check'] = (asker, { json }) => {
    const { buildings, help, enterprises, workers } = json as IncidentSurvey
    const seen = of('BUILDING').filter((one) => sees(asker, 'incident.command', one))
    const mayKnowPeople = seen.every(
      ({ place }) => gradeFor(asker, 'incident.command', layer('RESIDENT'), place) >= 3,
    )
    return [
      ...buildings
        .filter(({ code }) => !seen.some((one) => one.code === code))
        .map(({ code }) => `surveys ${code}`),
      ...workers
        .filter(
          ({ grid }) => !sees(asker, 'incident.command', { layer: layer('GRID'), place: grid }),
        )
        .map(({ grid }) => `names who works in ${grid}`),
      ...(help !== null && !mayKnowPeople ? ['tells who needs help'] : []),
      ...(enterprises !== null && !knows(asker, 'incident.command', layer('ENTERPRISE'))
        ? ['lists enterprises']
        : []),
    ]
  }
  const progress: Question['check'] = (asker, { json }) => {
    const { doors, counts } = json as IncidentProgress
    const seen = INCIDENT_GRIDS.filter((place) =>
      sees(asker, 'event.handle', { layer: layer('ADDRESS'), place }),
    ).length
    const total = Object.values(counts).reduce((sum, count) => sum + count, 0)
    return doors.length === seen && total === seen ? [] : [`shows ${doors.length} of ${seen} doors`]
  }

  const listed: Question['check'] = (asker, { json }) => {
    const seen = INCIDENT_GRIDS.filter((place) =>
      sees(asker, 'event.handle', { layer: layer('ADDRESS'), place }),
    ).length
    const list = json as Incident[]
    return list.length === Math.min(1, seen) && (list[0]?.doors ?? 0) === seen
      ? []
      : [`lists ${list.length} incidents of ${list[0]?.doors} doors`]
  }

  const json = (body: unknown): RequestInit => ({
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  })
  const path = `/api/incidents/${INCIDENT}`
  // An empty list is refused for its form: nothing is written here.
  const acting = (operation: 'event.handle' | 'incident.command', to: string): Fixture => ({
    needs: [operation],
    questions: [{ path: `${path}/${to}`, init: json({ acts: [] }), letThrough: [422] }],
  })
  const reading = (to: string, check?: Question['check']): Fixture => ({
    needs: ['event.handle'],
    questions: [
      { path: `${path}${to}`, isThere: isFound('event.handle'), ...(check && { check }) },
    ],
  })
  return {
    'POST /api/incidents/survey': {
      needs: ['incident.command'],
      questions: [
        {
          path: '/api/incidents/survey',
          init: json({ kind: 'fire', place: EVERYWHERE }),
          check: survey,
        },
        {
          path: '/api/incidents/survey',
          init: json({
            kind: 'fire',
            place: { buildings: of('BUILDING').map(({ code }) => code) },
          }),
          // Others are told which they have asked for in vain.
          askedBy: (asker) =>
            of('BUILDING').every((one) => sees(asker, 'incident.command', one)) ||
            !may(asker, 'incident.command'),
          check: survey,
        },
      ],
    },
    'POST /api/incidents': {
      needs: ['incident.command'],
      questions: [{ path: '/api/incidents', init: json({}), letThrough: [422] }],
    },
    'GET /api/incidents': {
      needs: ['event.handle'],
      questions: [{ path: '/api/incidents', isThere: hasDoors('event.handle'), check: listed }],
    },
    'GET /api/incidents/:id': reading(''),
    'GET /api/incidents/:id/progress': reading('/progress', progress),
    'GET /api/incidents/:id/log': reading('/log'),
    'GET /api/incidents/:id/survey': {
      needs: ['incident.command'],
      questions: [{ path: `${path}/survey`, isThere: isFound('incident.command'), check: survey }],
    },
    'POST /api/incidents/:id/field-acts': acting('event.handle', 'field-acts'),
    'POST /api/incidents/:id/orders': acting('incident.command', 'orders'),
  }
}
