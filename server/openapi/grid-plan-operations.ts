import type { OperationText } from './describe.ts'

/** `/api/grid-plans`: grids that are being drawn, reviewed and published. */
export const GRID_PLAN_OPERATIONS: readonly OperationText[] = [
  {
    method: 'get',
    path: '/api/grid-plans',
    summary: 'Grid plans whose whole area the scope sees, last changed first',
    query: {
      area: 'Prefix of their areas',
      state: 'draft, review, approved, published, withdrawn',
    },
    answers: 'GridPlanSummary[]',
  },
  {
    method: 'post',
    path: '/api/grid-plans',
    summary:
      'Begins a plan with the grids of a day, another plan or a file; sent twice it is begun once',
    body: 'GridPlanWish',
    answers: 'GridPlanSummary',
    status: 201,
  },
  {
    method: 'get',
    path: '/api/grid-plans/{id}',
    summary: 'One plan with all its cells and arcs',
    answers: 'GridPlan',
  },
  {
    method: 'get',
    path: '/api/grid-plans/{id}/changes',
    summary: 'What was drawn, oldest first, 500 at most',
    query: { after: 'Version that is known; 0 = from the beginning' },
    answers: 'GridPlanChange[]',
  },
  {
    method: 'post',
    path: '/api/grid-plans/{id}/changes',
    summary:
      'One stroke, checked by the rules and merged with what others drew meanwhile; 409 plan-conflict where it touches the same',
    body: 'GridPlanStroke',
    answers: 'GridPlanStrokeMade',
  },
  {
    method: 'get',
    path: '/api/grid-plans/{id}/locks',
    summary: 'What somebody has in hand',
    answers: 'GridPlanLock[]',
  },
  {
    method: 'put',
    path: '/api/grid-plans/{id}/locks',
    summary: 'Takes these items in hand for 20 seconds and gives back all others',
    body: 'GridPlanLockWish',
    answers: 'GridPlanLock[]',
  },
  {
    method: 'get',
    path: '/api/grid-plans/{id}/facts',
    summary: 'What is counted in cells, by place: counts only',
    answers: 'GridPlanFacts',
  },
  {
    method: 'get',
    path: '/api/grid-plans/{id}/ground',
    summary: 'Communities, footprints, roads and rivers that plans are judged by',
    answers: 'GridPlanGround',
  },
]
