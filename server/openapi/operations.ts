import { ACCOUNT_OPERATIONS } from './account-operations.ts'
import { ADDRESS_OPERATIONS } from './address-operations.ts'
import { AUDIT_OPERATIONS } from './audit-operations.ts'
import type { OperationText } from './describe.ts'
import { DESK_OPERATIONS } from './desk-operations.ts'
import { EVENT_OPERATIONS } from './event-operations.ts'
import { GRID_PLAN_OPERATIONS } from './grid-plan-operations.ts'
import { INCIDENT_OPERATIONS } from './incident-operations.ts'
import { PEOPLE_OPERATIONS } from './people-operations.ts'
import { PREWARNING_OPERATIONS } from './prewarning-operations.ts'
import { SIGN_IN_OPERATIONS } from './sign-in-operations.ts'
import { TAKE_AWAY_OPERATIONS } from './take-away-operations.ts'
import { VIEW_OPERATIONS } from './view-operations.ts'

const FLATGEOBUF = 'application/octet-stream'
const PAGE = { limit: 'How many at most', after: '`next` of the page before' }

/** Everything that answers HTTP; `/ogc/api` describes `/ogc` in full. */
export const OPERATIONS: readonly OperationText[] = [
  {
    method: 'get',
    path: '/healthz',
    summary: 'Whether the server can serve',
    answers: 'Health',
    open: true,
  },
  {
    method: 'get',
    path: '/api/settings',
    summary: 'What the page needs before anyone has signed in',
    answers: 'PublicSettings',
    open: true,
  },
  {
    method: 'post',
    path: '/api/setup',
    summary: 'Creates one of the three administrators with the one-time token of a link',
    answers: 'SetupDone',
    status: 201,
    body: 'Setup',
    open: true,
  },
  {
    method: 'post',
    path: '/api/sessions',
    summary: 'Signs in',
    answers: 'SessionInfo',
    status: 201,
    body: 'Credentials',
    open: true,
  },
  {
    method: 'get',
    path: '/api/sessions/current',
    summary: 'Who am I, and what may I see',
    query: { forget: 'true: the browser is told to drop what it has stored' },
    answers: 'SessionInfo',
  },
  {
    method: 'delete',
    path: '/api/sessions/current',
    summary:
      'Signs out; 200 with `leaveAt`, where the provider’s own session ends, after OpenID Connect',
    answers: '',
    status: 204,
  },
  {
    method: 'get',
    path: '/api/layers',
    summary: 'Every layer that the scope may see',
    answers: 'LayerSummary[]',
  },
  {
    method: 'delete',
    path: '/api/layers/{code}',
    summary: 'Removes a layer of one’s own',
    answers: '',
    status: 204,
  },
  {
    method: 'get',
    path: '/tiles',
    summary:
      'For a web server in front that keeps tiles: `X-OneMap-Scope` names all that this session sees in them; equal names, equal tiles',
    answers: '',
    status: 204,
  },
  {
    method: 'get',
    path: '/tiles/{layer}/{z}/{x}/{file}',
    summary: 'A tile, `{y}.fgb`, XYZ in Web Mercator; 204 when empty',
    query: { v: 'Version of the layer' },
    answers: FLATGEOBUF,
  },
  {
    method: 'get',
    path: '/base-maps/{id}/{z}/{x}/{y}',
    summary:
      'A picture of a base map that the server fetches, XYZ in Web Mercator; 204 when it has none',
    answers: 'image/*',
  },
  {
    method: 'get',
    path: '/packs/{layer}/{file}',
    summary: 'A whole pack, `{subdistrict}.fgb`; byte ranges are served',
    answers: FLATGEOBUF,
  },
  {
    method: 'get',
    path: '/api/columns',
    summary:
      'What may be loaded for analysis: datasets with their columns and the versions of their parts',
    answers: 'ColumnCatalogue',
  },
  {
    method: 'get',
    path: '/columns/{dataset}/{file}',
    summary:
      'A dataset in a subdistrict, `{subdistrict}.arrow`, as an Arrow IPC stream of the permitted rows',
    query: { v: 'Version of the part' },
    answers: 'application/vnd.apache.arrow.stream',
  },
  {
    method: 'get',
    path: '/api/features/{layer}/{code}',
    summary: 'A feature with its address and what hangs on it, masked where it must be',
    answers: 'FeatureCard',
  },
  {
    method: 'get',
    path: '/api/buildings/{code}/section',
    summary: 'A building by stairwell, floor and room (楼盘图)',
    answers: 'BuildingSection',
  },
  {
    method: 'get',
    path: '/api/search',
    summary: 'Addresses, enterprises, grids, divisions, things, events and layers, best first',
    query: {
      'q!': 'What was typed',
      limit: '1–50, default 10',
      near: 'lon,lat',
      area: 'Prefix of grid codes',
    },
    answers: 'SearchHit[]',
  },
  {
    method: 'post',
    path: '/api/addresses/match',
    summary:
      'What each written address means: building or room, how sure, what agrees and what does not',
    answers: 'AddressMatch[]',
    body: 'MatchRequest',
  },
  {
    method: 'get',
    path: '/api/addresses/index',
    summary:
      'What addresses are matched with, to do it elsewhere: the index of what the scope may see',
    query: { area: 'Prefix of grid codes' },
    answers: 'application/gzip',
  },
  {
    method: 'get',
    path: '/api/divisions',
    summary: 'Divisions and grids of the scope',
    answers: 'DivisionSummary[]',
  },
  {
    method: 'get',
    path: '/api/divisions/{code}',
    summary: 'One division or grid with its boundary',
    answers: 'GeoJsonFeature',
  },
  {
    method: 'get',
    path: '/api/grids',
    summary: 'Current grids and what is in them; with a day those of then, without numbers',
    query: { area: 'Prefix of grid codes', date: 'YYYY-MM-DD' },
    answers: 'GridSummary[]',
  },
  {
    method: 'get',
    path: '/api/events',
    summary: 'Events, newest first',
    query: {
      state: 'A state, or open',
      category: 'Code of a category',
      level: '1–4',
      area: 'Prefix of grid codes',
      from: 'Reported from, ISO 8601',
      to: 'Reported before, ISO 8601',
      overdue: 'true: only overdue ones',
      ...PAGE,
    },
    answers: 'EventPage',
  },
  { method: 'get', path: '/api/events/{no}', summary: 'One event', answers: 'EventDetail' },
  {
    method: 'get',
    path: '/api/imports',
    summary: 'One’s own imports, newest first',
    answers: 'ImportJob[]',
  },
  {
    method: 'post',
    path: '/api/imports',
    summary: 'Uploads files that belong together and reads them',
    answers: 'ImportJob',
    status: 202,
    body: 'multipart/form-data',
  },
  {
    method: 'get',
    path: '/api/imports/{id}',
    summary: 'One import with preview and remarks',
    answers: 'ImportJob',
  },
  {
    method: 'get',
    path: '/api/imports/{id}/set-aside',
    summary: 'The rows that could not be kept',
    answers: 'application/x-ndjson',
  },
  {
    method: 'post',
    path: '/api/imports/{id}/commit',
    summary: 'Makes the import a layer',
    answers: 'ImportJob',
    body: 'ImportCommit',
  },
  {
    method: 'post',
    path: '/api/imports/{id}/undo',
    summary: 'Takes the layer away again',
    answers: 'ImportJob',
  },
  {
    method: 'get',
    path: '/live',
    summary: 'Server-sent events with JSON data; resumes by Last-Event-ID',
    answers: 'text/event-stream',
  },
  {
    method: 'get',
    path: '/ogc',
    summary: 'OGC API Features: landing page',
    answers: 'OgcDocument',
  },
  {
    method: 'get',
    path: '/ogc/conformance',
    summary: 'OGC API Features: conformance classes',
    answers: 'OgcDocument',
  },
  {
    method: 'get',
    path: '/ogc/api',
    summary: 'OGC API Features: its own description, layer by layer',
    answers: 'OgcDocument',
  },
  {
    method: 'get',
    path: '/ogc/collections',
    summary: 'OGC API Features: the layers',
    answers: 'OgcDocument',
  },
  {
    method: 'get',
    path: '/ogc/collections/{layer}',
    summary: 'OGC API Features: one layer',
    answers: 'OgcDocument',
  },
  {
    method: 'get',
    path: '/ogc/collections/{layer}/items',
    summary: 'OGC API Features: features of a layer',
    query: {
      limit: '1–10000, default 10',
      bbox: 'west,south,east,north',
      datetime: 'Instant or interval',
      after: 'Given by the next link',
    },
    answers: 'OgcDocument',
  },
  {
    method: 'get',
    path: '/ogc/collections/{layer}/items/{code}',
    summary: 'OGC API Features: one feature',
    answers: 'GeoJsonFeature',
  },
  ...ADDRESS_OPERATIONS,
  ...DESK_OPERATIONS,
  ...EVENT_OPERATIONS,
  ...PREWARNING_OPERATIONS,
  ...GRID_PLAN_OPERATIONS,
  ...INCIDENT_OPERATIONS,
  ...PEOPLE_OPERATIONS,
  ...ACCOUNT_OPERATIONS,
  ...SIGN_IN_OPERATIONS,
  ...AUDIT_OPERATIONS,
  ...TAKE_AWAY_OPERATIONS,
  ...VIEW_OPERATIONS,
  {
    method: 'get',
    path: '/api/openapi.json',
    summary: 'This document',
    answers: 'OgcDocument',
    open: true,
  },
]
