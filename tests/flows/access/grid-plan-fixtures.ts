import type {
  GridIndicators,
  GridOutlines,
  GridPlanFacts,
  GridPlanGround,
  GridPlanSummary,
  GridVintage,
} from '../../../data/contracts/index.ts'
import { WORLD } from '../../builders/tiny-world/codes.ts'
import { type Fixture, type Ground, one, post, type Question } from './fixture.ts'
import type { Asker } from './holders.ts'
import { type GuardedLayer, gradeFor, knows, sees } from './oracle.ts'
import { GRID_PLAN, GRID_PLAN_AREA } from './plant-grid-plan.ts'

const PATH = `/api/grid-plans/${GRID_PLAN}`

/** A plan is seen by who sees all of its area, and shows of each layer what may be seen of it there. */
export function gridPlanRoutes({ inventory }: Ground): Readonly<Record<string, Fixture>> {
  const layer = (code: string): GuardedLayer => inventory.layers.get(code)!
  const grid = layer('GRID')
  const isPlanned = (asker: Asker) =>
    sees(asker, 'grid.plan', { layer: grid, place: GRID_PLAN_AREA })
  const isCovered = (asker: Asker) => sees(asker, 'grid.plan', { layer: grid, place: WORLD.linxi })
  const planning = (path: string, rest: Partial<Question> = {}): Fixture =>
    one(['grid.plan'], { path: PATH + path, isThere: isPlanned, ...rest })
  // An empty body is refused for its form: nothing is written here.
  const refused = (path: string, method = 'POST'): Fixture =>
    one(['grid.plan'], { path: PATH + path, init: post({}, method), letThrough: [422] })

  const list: Question['check'] = (asker, { json }) => {
    const expected = isPlanned(asker) ? 1 : 0
    const { length } = json as GridPlanSummary[]
    return length === expected ? [] : [`lists ${length} plans`]
  }
  const facts: Question['check'] = (asker, { json }) => {
    const { residents, openEvents, rooms, enterprises } = json as GridPlanFacts
    const counts = (column: readonly number[]) => column.some((count) => count > 0)
    const knowsPeople = knows(asker, 'grid.plan', layer('RESIDENT'))
    const knowsEvents = knows(asker, 'grid.plan', layer('EVENT'))
    const grade = gradeFor(asker, 'grid.plan', layer('RESIDENT'), GRID_PLAN_AREA)
    const isExact = residents.some((count) => count % 5 > 0)
    return [
      ...(isExact && grade < 3 ? ['counts residents exactly'] : []),
      ...(counts(rooms) && !knows(asker, 'grid.plan', layer('ADDRESS')) ? ['counts rooms'] : []),
      ...(counts(enterprises) && !knows(asker, 'grid.plan', layer('ENTERPRISE'))
        ? ['counts enterprises']
        : []),
      ...(counts(residents) && !knowsPeople ? ['counts residents'] : []),
      ...(counts(openEvents) && !knowsEvents ? ['counts events'] : []),
    ]
  }
  const givenAway: Question['check'] = (asker, { json }) =>
    (json as GridOutlines).features
      .filter(
        ({ properties: { code } }) => !sees(asker, 'data.export', { layer: grid, place: code }),
      )
      .map(({ properties: { code } }) => `gives ${code} away`)
  const vintages: Question['check'] = (asker, { json }) => {
    const seen = inventory.things.filter(
      (thing) => thing.layer === grid && sees(asker, 'map.read', thing),
    ).length
    return (json as GridVintage[])
      .filter(({ grids }) => grids > seen)
      .map(({ grids }) => `counts ${grids} of ${seen} grids`)
  }
  const ground: Question['check'] = (asker, { json }) =>
    (json as GridPlanGround).buildings.length > 0 && !knows(asker, 'grid.plan', layer('BUILDING'))
      ? ['shows footprints']
      : []
  const outlines: Question['check'] = (asker, { json }) =>
    (json as GridOutlines).features
      .filter(({ id }) => !sees(asker, 'map.read', { layer: grid, place: id }))
      .map(({ id }) => `outlines ${id}`)
  const indicators: Question['check'] = (asker, { json }) =>
    (json as GridIndicators).grids
      .filter(({ code }) => !sees(asker, 'map.read', { layer: layer('EVENT'), place: code }))
      .map(({ code }) => `counts events of ${code}`)
  const knowsGrids = (asker: Asker) => knows(asker, 'map.read', grid)
  const seesWest = (operation: 'map.read' | 'grid.plan') => (asker: Asker) =>
    sees(asker, operation, { layer: grid, place: WORLD.grids.west })

  return {
    // No file comes with it: refused for its form.
    'POST /api/grid-files': one(['grid.plan'], {
      path: '/api/grid-files',
      init: post({}),
      letThrough: [415],
    }),
    'GET /api/grid-plans': one(['grid.plan'], { path: '/api/grid-plans', check: list }),
    'POST /api/grid-plans': one(
      ['grid.plan'],
      { path: '/api/grid-plans', init: post({}), letThrough: [422] },
      {
        path: '/api/grid-plans',
        // Of a plan that is not there nothing is begun.
        init: post({
          clientId: 'asked',
          title: 'A plan',
          area: WORLD.linxi,
          from: { kind: 'items', items: [] },
        }),
        isThere: isCovered,
        letThrough: [422],
      },
    ),
    'GET /api/grid-plans/:id': planning(''),
    'GET /api/grid-plans/:id/changes': planning('/changes'),
    'POST /api/grid-plans/:id/changes': refused('/changes'),
    'GET /api/grid-plans/:id/locks': planning('/locks'),
    'PUT /api/grid-plans/:id/locks': refused('/locks', 'PUT'),
    'GET /api/grid-plans/:id/facts': planning('/facts', { check: facts }),
    'GET /api/grid-plans/:id/ground': planning('/ground', { check: ground }),
    'GET /api/grid-plans/:id/comments': planning('/comments'),
    'POST /api/grid-plans/:id/comments': refused('/comments'),
    'PATCH /api/grid-plans/:id/comments/:commentId': refused('/comments/x', 'PATCH'),
    'GET /api/grid-plans/:id/checks': planning('/checks'),
    'GET /api/grid-plans/:id/decisions': planning('/decisions'),
    'POST /api/grid-plans/:id/decisions': refused('/decisions'),
    'GET /api/grid-plans/:id/staff': planning('/staff'),
    'PUT /api/grid-plans/:id/staff': refused('/staff', 'PUT'),
    'GET /api/grid-plans/:id/hand-over': planning('/hand-over'),
    'GET /api/grids/vintages': one(['map.read'], { path: '/api/grids/vintages', check: vintages }),
    'GET /api/grids/outlines': one(['map.read'], { path: '/api/grids/outlines', check: outlines }),
    'GET /api/grids/lineage': one(['map.read'], {
      path: `/api/grids/lineage?code=${WORLD.grids.west}`,
      isThere: seesWest('map.read'),
    }),
    'GET /api/grids/indicators': one(['map.read'], {
      path: '/api/grids/indicators?vintage=2024-01-01&what=events',
      isThere: (asker) => knowsGrids(asker) && knows(asker, 'map.read', layer('EVENT')),
      check: indicators,
    }),
    'PUT /api/grids/:code/staff': one(
      ['grid.plan'],
      {
        path: `/api/grids/${WORLD.grids.west}/staff`,
        init: post({}, 'PUT'),
        letThrough: [422],
      },
      {
        path: `/api/grids/${WORLD.grids.far}/staff`,
        init: post({ workers: [] }, 'PUT'),
        isThere: () => false,
        askedBy: (asker) => !sees(asker, 'grid.plan', { layer: grid, place: WORLD.grids.far }),
      },
    ),
    'GET /api/grid-files': one(['data.export'], {
      path: '/api/grid-files?format=geojson',
      isThere: (asker) => knows(asker, 'data.export', grid),
      check: givenAway,
    }),
    'GET /api/grid-files/:id': one(['data.export'], {
      path: `/api/grid-files/${GRID_PLAN}?format=geojson`,
      isThere: isPlanned,
    }),
  }
}
