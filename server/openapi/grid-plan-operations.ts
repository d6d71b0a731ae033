import type { OperationText } from './describe.ts'

const AREA = { area: 'Prefix of grid codes' }

/** `/api/grid-plans`: grids that are being drawn, reviewed and published; `/api/grids/…`: those of any day. */
export const GRID_PLAN_OPERATIONS: readonly OperationText[] = [
  {
    method: 'get',
    path: '/api/grids/vintages',
    summary: 'Days on which the grids changed, newest first',
    query: AREA,
    answers: 'GridVintage[]',
  },
  {
    method: 'get',
    path: '/api/grids/outlines',
    summary: 'Boundaries of the grids of a day as GeoJSON, CGCS2000',
    query: { ...AREA, date: 'YYYY-MM-DD; without it today' },
    answers: 'GridOutlines',
  },
  {
    method: 'get',
    path: '/api/grids/lineage',
    summary: 'What became of a grid, from what it came, and who approved it',
    query: { 'code!': 'Code of the grid' },
    answers: 'GridLineage[]',
  },
  {
    method: 'get',
    path: '/api/grids/indicators',
    summary: 'An indicator counted by the grids of any day, by where things lie',
    query: {
      ...AREA,
      'vintage!': 'The day whose grids are meant',
      'what!': 'households, residents, enterprises, events',
      from: 'First day of events',
      to: 'The day after the last; of people and enterprises the day itself',
    },
    answers: 'GridIndicators',
  },
  {
    method: 'put',
    path: '/api/grids/{code}/staff',
    summary: 'Says who works in a grid from today on',
    body: 'GridStaffWish',
    answers: '',
    status: 204,
  },
  {
    method: 'get',
    path: '/api/grid-files',
    summary: 'The grids of a day as a file; a shapefile comes as a zip',
    query: { 'format!': 'geojson, fgb, shp, gpkg, xlsx', ...AREA, date: 'YYYY-MM-DD' },
    answers: 'application/octet-stream',
  },
  {
    method: 'post',
    path: '/api/grid-files',
    summary:
      'The areas of a file in any format that is read here, taken for grids; nothing is kept',
    body: 'multipart/form-data',
    answers: 'GridFile',
  },
  {
    method: 'get',
    path: '/api/grid-files/{id}',
    summary: 'The cells of a plan as a file',
    query: { 'format!': 'geojson, fgb, shp, gpkg, xlsx' },
    answers: 'application/octet-stream',
  },
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
  {
    method: 'get',
    path: '/api/grid-plans/{id}/comments',
    summary: 'What was said of places of the plan',
    answers: 'GridPlanComment[]',
  },
  {
    method: 'post',
    path: '/api/grid-plans/{id}/comments',
    summary: 'Says something of a place; sent twice with one id it is said once',
    body: 'GridPlanCommentWish',
    answers: 'GridPlanComment[]',
    status: 201,
  },
  {
    method: 'patch',
    path: '/api/grid-plans/{id}/comments/{commentId}',
    summary: 'Settles a comment, or opens it again',
    body: 'GridPlanCommentState',
    answers: 'GridPlanComment[]',
  },
  {
    method: 'get',
    path: '/api/grid-plans/{id}/checks',
    summary: 'What the rules find in the plan; with errors it cannot be submitted',
    answers: 'GridPlanIssue[]',
  },
  {
    method: 'get',
    path: '/api/grid-plans/{id}/decisions',
    summary: 'Who submitted, returned, approved it, oldest first',
    answers: 'GridPlanDecided[]',
  },
  {
    method: 'post',
    path: '/api/grid-plans/{id}/decisions',
    summary:
      'Submits, takes back or withdraws (its author), returns or approves for a day (somebody who drew nothing of it)',
    body: 'GridPlanDecision',
    answers: 'GridPlanSummary',
  },
  {
    method: 'get',
    path: '/api/grid-plans/{id}/staff',
    summary: 'Who would work in which cell',
    answers: 'GridPlanStaff[]',
  },
  {
    method: 'put',
    path: '/api/grid-plans/{id}/staff',
    summary: 'Says who is to work in one cell',
    body: 'GridPlanStaffWish',
    answers: 'GridPlanStaff[]',
  },
  {
    method: 'get',
    path: '/api/grid-plans/{id}/hand-over',
    summary:
      'Per worker what comes and what goes; before publication as it would be, afterwards as it was',
    answers: 'GridHandOver[]',
  },
]
