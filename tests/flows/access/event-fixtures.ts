import type { EventIndicator, EventPerson } from '../../../data/contracts/index.ts'
import { type Fixture, type Ground, one, post, type Question, REFUSED_INPUT } from './fixture.ts'
import { type Asker, couldDo } from './holders.ts'
import { differences, listChecks } from './list-checks.ts'
import { type GuardedLayer, knows, sees, type Thing } from './oracle.ts'

export function eventRoutes(ground: Ground): Record<string, Fixture> {
  const { inventory } = ground
  const checks = listChecks(ground)
  const layer = inventory.layers.get('EVENT')!
  const events = inventory.things.filter((thing) => thing.layer === layer)
  return {
    'GET /api/events': one(['map.read'], {
      path: '/api/events?limit=200',
      isThere: (asker) => knows(asker, 'map.read', layer),
      check: checks.events,
    }),
    'GET /api/events/:no': {
      needs: ['map.read'],
      questions: events.map((event) => ({
        path: `/api/events/${event.code}`,
        isThere: (asker) => sees(asker, 'map.read', event),
      })),
    },
    ...eventLoopRoutes(layer, events),
  }
}

/** Nothing is done here: what comes is refused for its form, so that the events stay as they are. */
function eventLoopRoutes(layer: GuardedLayer, events: readonly Thing[]): Record<string, Fixture> {
  const acting = ['event.handle'] as const
  const handles = (asker: Asker) => knows(asker, 'event.handle', layer)
  const reading = (asker: Asker) => knows(asker, 'map.read', layer)
  const refused = (path: string, isThere?: Question['isThere']): Question => ({
    path,
    init: post({}),
    letThrough: REFUSED_INPUT,
    ...(isThere && { isThere }),
  })
  const period = 'from=2020-01-01T00:00:00Z&to=2027-01-01T00:00:00Z'
  const seen = (asker: Asker) => events.filter((event) => sees(asker, 'map.read', event))
  const counts: Question['check'] = (asker, { json }) =>
    (json as EventIndicator[])
      .filter(({ key, denominator }) => key === 'mapped' && denominator !== seen(asker).length)
      .map(({ denominator }) => `counts ${denominator} of ${seen(asker).length} events`)
  const byGrid: Question['check'] = (asker, { json }) =>
    (json as { grid: string; found: number; complained: number }[])
      .filter(({ grid, found, complained }) => {
        const here = seen(asker).filter(({ place }) => place === grid).length
        return !sees(asker, 'map.read', { layer, place: grid }) || found + complained > here
      })
      .map(({ grid }) => `counts too much in ${grid}`)
  const reports = (asker: Asker) => knows(asker, 'event.report', layer)
  const desk = ['event.desk'] as const
  return {
    'POST /api/events': one(['event.report'], refused('/api/events', reports)),
    'POST /api/events/batch': one(['event.report'], refused('/api/events/batch', reports)),
    'POST /api/events/people': one(acting, refused('/api/events/people', handles)),
    'POST /api/events/outcomes': one(['event.report'], refused('/api/events/outcomes', reports)),
    'POST /api/events/actions': one(acting, refused('/api/events/actions', handles)),
    'POST /api/events/:no/actions': one(acting, refused('/api/events/none/actions', handles)),
    'GET /api/events/:no/people': {
      needs: acting,
      questions: events.map((event) => ({
        path: `/api/events/${event.code}/people`,
        isThere: (asker) => sees(asker, 'event.handle', event),
        check: (_, { json }) =>
          differences(
            (json as EventPerson[]).map(({ id }) => id),
            // Nobody is sent out of the district.
            event.place === '' ? [] : couldDo((one) => sees(one, 'event.handle', event)),
          ),
      })),
    },
    'GET /api/event-work': one(acting, { path: '/api/event-work', isThere: handles }),
    'GET /api/event-indicators': one(['map.read'], {
      path: `/api/event-indicators?${period}`,
      isThere: reading,
      check: counts,
    }),
    'GET /api/event-indicators/rows': one(['map.read'], {
      path: `/api/event-indicators/rows?key=mapped&${period}`,
      isThere: reading,
      check: (asker, { json }) =>
        (json as { no: string }[])
          .filter(
            ({ no }) =>
              !events.some((event) => event.code === no && sees(asker, 'map.read', event)),
          )
          .map(({ no }) => `tells of ${no}`),
    }),
    'GET /api/event-indicators/grids': one(['map.read'], {
      path: `/api/event-indicators/grids?${period}`,
      isThere: reading,
      check: byGrid,
    }),
    'POST /api/event-photos': one(['event.report'], {
      path: '/api/event-photos',
      init: { method: 'POST', body: new FormData() },
      letThrough: [400],
    }),
    'GET /api/event-photos/:digest': one(['map.read'], {
      path: `/api/event-photos/${'0'.repeat(64)}`,
      letThrough: ['photo-not-found'],
    }),
    'GET /api/event-routing': one(acting, { path: '/api/event-routing' }),
    'POST /api/event-routing': one(desk, {
      path: '/api/event-routing',
      init: post({}),
      letThrough: [...REFUSED_INPUT, 403],
    }),
    'POST /api/event-routing/test': one(desk, {
      path: '/api/event-routing/test',
      init: post({}),
      letThrough: REFUSED_INPUT,
      isThere: (asker) => knows(asker, 'event.desk', layer),
    }),
  }
}
