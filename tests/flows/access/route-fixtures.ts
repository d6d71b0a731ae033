import type { Operation } from '../../../data/contracts/index.ts'
import { tilesOf } from '../../../data/formats/web-mercator.ts'
import { datasetName } from '../../../data/registry/index.ts'
import type { Services } from '../../../server/services.ts'
import { ADDRESS_IDS } from '../../builders/tiny-world/addresses.ts'
import { WORLD } from '../../builders/tiny-world/codes.ts'
import { freshnessChecks } from './freshness-checks.ts'
import { type Asker, OWNER_ID } from './holders.ts'
import { incidentDutyRoutes } from './incident-duty-fixtures.ts'
import { incidentRoutes } from './incident-fixtures.ts'
import type { Inventory } from './inventory.ts'
import { listChecks } from './list-checks.ts'
import { type GuardedLayer, gradeFor, knows, sees, type Thing } from './oracle.ts'
import { PRIVATE_IMPORT, PRIVATE_LAYER } from './plant-world.ts'
import { prewarningRoutes } from './prewarning-fixtures.ts'
import type { Answer } from './read-body.ts'
import { shiftRoutes } from './shift-fixtures.ts'
import { takeAwayFixtures } from './take-away-fixtures.ts'

/** One request of a route. */
export interface Question {
  path: string
  init?: RequestInit
  /** Whether what is asked for is there for the asker, who may use the route; else the answer is 404. Without: it always is. */
  isThere?: (asker: Asker) => boolean
  /** Statuses and error codes that only who was let through gets; without: 200 to 204. */
  letThrough?: readonly (number | string)[]
  /** What is wrong with the answer. */
  check?: (asker: Asker, answer: Answer) => string[]
  /** In a session of its own, for what ends it. */
  fresh?: boolean
  /** Who asks it; without: everybody. */
  askedBy?: (asker: Asker) => boolean
}

export interface Fixture {
  /** Told again, so that a slip in the route table is seen. */
  needs: 'public' | 'session' | readonly Operation[]
  questions: readonly Question[]
}

export interface Ground {
  inventory: Inventory
  services: Services
}

const post = (body: unknown, method = 'POST'): RequestInit => ({
  method,
  headers: { 'Content-Type': 'application/json' },
  body: JSON.stringify(body),
})
const REFUSED_INPUT = [400, 422]
const NOTHING = 'user:nobody-of-this-name'

/** What to ask of each route. A route that stands nowhere here has no test: `routes.test.ts` says so. */
export function routeFixtures(ground: Ground): Readonly<Record<string, Fixture>> {
  return {
    ...publicRoutes(),
    ...ownSession(),
    ...ownAccount(),
    ...administration(),
    ...mapRoutes(ground),
    ...eventRoutes(ground),
    ...incidentRoutes(ground),
    ...incidentDutyRoutes(ground),
    ...prewarningRoutes(ground),
    ...shiftRoutes(ground),
    ...deliveries(ground),
    ...ogcRoutes(ground),
    ...addressRoutes(ground),
    ...imports(),
    ...auditRoutes(),
    ...viewRoutes(),
    ...takeAwayFixtures(ground),
  }
}

const one = (needs: Fixture['needs'], ...questions: Question[]): Fixture => ({ needs, questions })

function publicRoutes(): Record<string, Fixture> {
  return {
    'GET /healthz': one('public', { path: '/healthz' }),
    'GET /api/openapi.json': one('public', { path: '/api/openapi.json' }),
    'GET /api/settings': one('public', { path: '/api/settings' }),
    'GET /base-maps/:id/:z/:x/:y': one('session', {
      path: '/base-maps/none/1/0/0',
      letThrough: ['no-base-map'],
    }),
    // No provider is configured here.
    'GET /api/oidc/start': one('public', { path: '/api/oidc/start', letThrough: ['not-found'] }),
    'GET /api/oidc/callback': one('public', {
      path: '/api/oidc/callback',
      letThrough: ['not-found'],
    }),
    'POST /api/setup': one('public', {
      path: '/api/setup',
      init: post({}),
      letThrough: [...REFUSED_INPUT, 404, 409, 410],
    }),
    'POST /api/sessions': one('public', {
      path: '/api/sessions',
      init: post({}),
      letThrough: REFUSED_INPUT,
    }),
  }
}

function ownSession(): Record<string, Fixture> {
  const current = '/api/sessions/current'
  return {
    [`GET ${current}`]: one('session', { path: current }),
    [`DELETE ${current}`]: one('session', {
      path: current,
      init: { method: 'DELETE' },
      fresh: true,
      askedBy: ({ id }) => id !== LONE_ASKER,
    }),
    [`GET ${current}/purpose`]: one('session', { path: `${current}/purpose` }),
    [`PUT ${current}/purpose`]: one('session', {
      path: `${current}/purpose`,
      init: post({ purpose: 'no such' }, 'PUT'),
      letThrough: REFUSED_INPUT,
    }),
    [`DELETE ${current}/purpose`]: one('session', {
      path: `${current}/purpose`,
      init: { method: 'DELETE' },
    }),
    [`PUT ${current}/password`]: one('session', {
      path: `${current}/password`,
      init: post({}, 'PUT'),
      letThrough: REFUSED_INPUT,
    }),
    // Read to its end by `live.test.ts`.
    'GET /live': one('session', { path: '/live?lastEventId=x', letThrough: [400] }),
  }
}

/** One's own sessions and second factor. */
function ownAccount(): Record<string, Fixture> {
  const path = '/api/my-account'
  const refused = (suffix: string): Fixture =>
    one('session', { path: path + suffix, init: post({}), letThrough: REFUSED_INPUT })
  return {
    [`GET ${path}`]: one('session', { path }),
    // It ends what the others ask with.
    [`DELETE ${path}/sessions`]: one('session', {
      path: `${path}/sessions`,
      init: { method: 'DELETE' },
      askedBy: ({ id, session }) => session !== 'living' || id === LONE_ASKER,
    }),
    [`DELETE ${path}/sessions/:id`]: one('session', {
      path: `${path}/sessions/00000000-0000-4000-8000-000000000000`,
      init: { method: 'DELETE' },
      letThrough: ['not-found'],
    }),
    [`POST ${path}/second-factor`]: refused('/second-factor'),
    [`POST ${path}/second-factor/confirm`]: refused('/second-factor/confirm'),
    [`POST ${path}/second-factor/recovery-codes`]: refused('/second-factor/recovery-codes'),
    [`POST ${path}/second-factor/remove`]: refused('/second-factor/remove'),
  }
}

/** Has no second session that somebody asks with. */
const LONE_ASKER = 'p:newcomer'

function administration(): Record<string, Fixture> {
  const both = ['account.manage', 'grant.manage'] as const
  const accounts = ['account.manage'] as const
  const grants = ['grant.manage'] as const
  const refused = (path: string): Question => ({ path, init: post({}), letThrough: REFUSED_INPUT })
  const onNobody = (what: string): Question => ({
    path: `/api/accounts/${NOTHING}/${what}`,
    init: { method: 'POST' },
    letThrough: ['account-not-found'],
  })
  return {
    'GET /api/accounts': one(both, { path: '/api/accounts' }),
    'GET /api/accounts/:id': one(both, { path: '/api/accounts/p:mixed' }),
    'POST /api/accounts': one(accounts, refused('/api/accounts')),
    'POST /api/accounts/import': one(accounts, refused('/api/accounts/import')),
    'POST /api/accounts/:id/disable': one(accounts, onNobody('disable')),
    'POST /api/accounts/:id/enable': one(accounts, onNobody('enable')),
    'POST /api/accounts/:id/password': one(accounts, onNobody('password')),
    'POST /api/accounts/:id/unlock': one(accounts, onNobody('unlock')),
    'POST /api/accounts/:id/second-factor/remove': one(accounts, onNobody('second-factor/remove')),
    'GET /api/sign-in-policy': one(both, { path: '/api/sign-in-policy' }),
    'PUT /api/sign-in-policy': one(grants, {
      path: '/api/sign-in-policy',
      init: post({}, 'PUT'),
      letThrough: REFUSED_INPUT,
    }),
    'GET /api/grants/choices': one(both, { path: '/api/grants/choices' }),
    'POST /api/grants/preview': one(grants, refused('/api/grants/preview')),
    'POST /api/grants/import': one(grants, refused('/api/grants/import')),
    'POST /api/grants': one(grants, refused('/api/grants')),
    'POST /api/grants/:id/end': one(grants, {
      path: '/api/grants/999999/end',
      init: { method: 'POST' },
      letThrough: ['grant-not-found'],
    }),
  }
}

function mapRoutes(ground: Ground): Record<string, Fixture> {
  const reading = ['map.read'] as const
  const { inventory } = ground
  const checks = listChecks(ground)
  const freshness = freshnessChecks(ground)
  const buildings = inventory.things.filter(({ layer }) => layer.code === 'BUILDING')
  const places = inventory.things.filter(({ layer }) => ['GRID', 'DIVISION'].includes(layer.code))
  const residents = inventory.layers.get('RESIDENT')!
  const rooms = inventory.things.filter(({ code }) => code.startsWith('R3'))
  const inhabited: string[] = [WORLD.rooms.family, WORLD.rooms.single, WORLD.rooms.far]
  return {
    'GET /api/layers': one(reading, { path: '/api/layers', check: checks.layers }),
    'GET /api/freshness': one(reading, { path: '/api/freshness', check: freshness.byLayer }),
    'GET /api/freshness/grids': {
      needs: reading,
      questions: ['CATERING', 'RENTAL', 'CT_MATERIAL'].map((code) => ({
        path: `/api/freshness/grids?layer=${code}`,
        isThere: (asker) => knows(asker, 'map.read', inventory.layers.get(code)!),
        check: freshness.byGrid(code),
      })),
    },
    'GET /api/features/:layer/:code': {
      needs: reading,
      questions: [...sample(inventory), absent(inventory)].map((thing) => ({
        path: `/api/features/${thing.layer.code}/${thing.code}`,
        isThere: (asker) => thing.code !== 'NOTHING' && sees(asker, 'map.read', thing),
        check: checks.card(thing),
      })),
    },
    'GET /api/buildings/:code/section': {
      needs: reading,
      questions: buildings.map((building) => ({
        path: `/api/buildings/${building.code}/section`,
        isThere: (asker) => sees(asker, 'map.read', building),
        check: checks.section(building),
      })),
    },
    'GET /api/people': {
      needs: reading,
      questions: rooms.map(({ code, place }) => ({
        path: `/api/people?room=${code}`,
        isThere: (asker) =>
          inhabited.includes(code) && gradeFor(asker, 'map.read', residents, place) >= 3,
      })),
    },
    'POST /api/people/search': one(reading, {
      path: '/api/people/search',
      init: post({ idNumber: '990199198501011229' }),
      isThere: (asker) =>
        Object.values(WORLD.grids).some(
          (grid) => gradeFor(asker, 'map.read', residents, grid) >= 4,
        ),
      // Nobody here has said what for.
      letThrough: ['purpose-needed', 'too-many-searches'],
    }),
    'GET /api/divisions': one(reading, { path: '/api/divisions', check: checks.divisions }),
    'GET /api/divisions/:code': {
      needs: reading,
      questions: places.map((thing) => ({
        path: `/api/divisions/${thing.code}`,
        isThere: (asker) => isOnTheWay(asker, thing),
      })),
    },
    'GET /api/grids': {
      needs: reading,
      questions: ['', WORLD.qingyuan, WORLD.linxi, WORLD.grids.east].map((area) => ({
        path: `/api/grids?area=${area}`,
        check: checks.grids(area),
      })),
    },
    'GET /api/search': {
      needs: reading,
      questions: [
        'Qz',
        '文澜',
        '面馆',
        '桥头',
        '网格',
        '3幢501',
        '临溪花园',
        WORLD.rooms.far,
        WORLD.sites.far,
        '老纺织宿舍',
        '街道',
        WORLD.linxi,
        WORLD.items.goods,
        WORLD.items.farCatering,
        WORLD.events.far,
      ].map((q) => ({
        path: `/api/search?limit=50&q=${encodeURIComponent(q)}`,
        check: checks.search(q),
      })),
    },
    'GET /api/addresses/index': {
      needs: ['data.import'],
      questions: [
        {
          path: '/api/addresses/index',
          isThere: () => false,
          askedBy: (asker) => !knows(asker, 'data.import', inventory.layers.get('ADDRESS')!),
        },
      ],
    },
    'POST /api/addresses/match': one(
      reading,
      {
        path: '/api/addresses/match',
        init: post({ texts: [] }),
        letThrough: [...REFUSED_INPUT, 'layer-not-found'],
      },
      // Answers of the others take an index of all addresses.
      {
        path: '/api/addresses/match',
        init: post({ texts: ['文澜路12号'] }),
        isThere: () => false,
        askedBy: (asker) => !knows(asker, 'map.read', inventory.layers.get('ADDRESS')!),
      },
    ),
  }
}

/** Divisions are there when they lie in what the asker holds, or above it. */
export const isOnTheWay = (asker: Asker, { place }: Thing): boolean =>
  asker.grants.some(({ areas }) =>
    areas.some((area) => place.startsWith(area) || area.startsWith(place)),
  )

function eventRoutes(ground: Ground): Record<string, Fixture> {
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
  const period = 'from=2025-01-01T00:00:00Z&to=2025-12-31T00:00:00Z'
  const reports = (asker: Asker) => knows(asker, 'event.report', layer)
  const desk = ['event.desk'] as const
  return {
    'POST /api/events': one(['event.report'], refused('/api/events', reports)),
    'POST /api/events/batch': one(['event.report'], refused('/api/events/batch', reports)),
    'POST /api/events/actions': one(acting, refused('/api/events/actions', handles)),
    'POST /api/events/:no/actions': one(acting, refused('/api/events/none/actions', handles)),
    'GET /api/events/:no/people': {
      needs: acting,
      questions: events.map((event) => ({
        path: `/api/events/${event.code}/people`,
        isThere: (asker) => sees(asker, 'event.handle', event),
      })),
    },
    'GET /api/event-work': one(acting, { path: '/api/event-work', isThere: handles }),
    'GET /api/event-indicators': one(['map.read'], {
      path: `/api/event-indicators?${period}`,
      isThere: reading,
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

/** Tiles at the first zoom with features and at the lowest; packs of every subdistrict. */
function deliveries({ inventory, services }: Ground): Record<string, Fixture> {
  const checks = listChecks({ inventory, services })
  const published = services.packs.catalogue.layers().filter(({ bounds }) => bounds !== null)
  const tiles = published.flatMap(({ layer: code, detailZoom, minZoom, bounds }): Question[] => {
    const layer = inventory.layers.get(code)!
    return [...new Set([detailZoom, Math.max(minZoom, 10)])].flatMap((z) => {
      const { minX, maxX, minY, maxY } = tilesOf(bounds!, z)
      const xs = Array.from({ length: Math.min(maxX - minX + 1, 3) }, (_, i) => minX + i)
      return xs.map((x) => ({
        path: `/tiles/${code}/${z}/${x}/${maxY > minY ? minY : maxY}.fgb`,
        isThere: (asker: Asker) => knows(asker, 'map.read', layer),
        check: checks.codes('map.read', code),
      }))
    })
  })
  const packs = published.flatMap(({ layer: code, packs }) =>
    packs.map(({ subdistrict }): Question => {
      const inPack = inventory.things
        .filter(({ layer }) => layer.code === code)
        .filter(({ place }) => isInPack(code, place, subdistrict))
      return {
        path: `/packs/${code}/${subdistrict}.fgb`,
        isThere: (asker) => inPack.some((thing) => sees(asker, 'data.export', thing)),
        check: checks.codes('data.export', code, inPack),
      }
    }),
  )
  const columns = published.flatMap(({ layer: code, packs }) =>
    packs.map(({ subdistrict }): Question => {
      const inPart = inventory.things
        .filter(({ layer }) => layer.code === code)
        .filter(({ place }) => isInPack(code, place, subdistrict))
      return {
        path: `/columns/${datasetName(code)}/${subdistrict}.arrow`,
        isThere: (asker) => inPart.some((thing) => sees(asker, 'data.analyse', thing)),
        check: checks.codes('data.analyse', code, inPart),
      }
    }),
  )
  return {
    'GET /api/columns': one(['data.analyse'], { path: '/api/columns' }),
    'GET /columns/:dataset/:file': { needs: ['data.analyse'], questions: columns },
    'GET /tiles': one(['map.read'], { path: '/tiles' }),
    'GET /tiles/:layer/:z/:x/:file': { needs: ['map.read'], questions: tiles },
    'GET /packs/:layer/:file': { needs: ['data.export'], questions: packs },
  }
}

/** Of the layers that are drawn everywhere nothing has a grid. */
function isInPack(layer: string, place: string, subdistrict: string): boolean {
  if (['ROAD', 'WATER', 'LANDUSE'].includes(layer)) return true
  return place.length < 9 ? subdistrict === '000000000' : place.startsWith(subdistrict)
}

function ogcRoutes(ground: Ground): Record<string, Fixture> {
  const { inventory } = ground
  const reading = ['map.read'] as const
  const checks = listChecks(ground)
  const layers = [...inventory.layers.values()].filter(({ code }) =>
    inventory.things.some(({ layer }) => layer.code === code),
  )
  const ofLayer = (suffix: string, check?: (code: string) => Question['check']) =>
    layers.map((layer): Question => {
      const found = check?.(layer.code)
      return {
        path: `/ogc/collections/${layer.code}${suffix}`,
        isThere: (asker) => knows(asker, 'map.read', layer),
        ...(found && { check: found }),
      }
    })
  return {
    'GET /ogc': one(reading, { path: '/ogc' }),
    'GET /ogc/conformance': one(reading, { path: '/ogc/conformance' }),
    'GET /ogc/api': one(reading, { path: '/ogc/api', check: checks.apiDocument }),
    'GET /ogc/collections': one(reading, { path: '/ogc/collections', check: checks.collections }),
    'GET /ogc/collections/:layer': { needs: reading, questions: ofLayer('') },
    'GET /ogc/collections/:layer/items': {
      needs: reading,
      questions: [...ofLayer('/items?limit=1000', checks.items), ...filters(ground)],
    },
    'GET /ogc/collections/:layer/items/:code': {
      needs: reading,
      questions: sample(inventory).map((thing) => ({
        path: `/ogc/collections/${thing.layer.code}/items/${thing.code}`,
        isThere: (asker) => sees(asker, 'map.read', thing),
      })),
    },
  }
}

function addressRoutes({ inventory }: Ground): Record<string, Fixture> {
  const reading = ['map.read'] as const
  const editing = ['base.edit'] as const
  const layer = inventory.layers.get('ADDRESS')!
  const coded = inventory.things.filter((thing) => thing.layer === layer)
  const nowhere = { subdistrict: WORLD.qingyuan, id: 999_999_999 }
  // Whoever may edit at all is told that there is no such address; the layer may be withheld as well.
  const onNothing = (path: string, body: object): Question => ({
    path,
    init: post(body),
    letThrough: ['address-not-found', 'change-not-found', 'layer-not-found'],
  })
  const at = '/api/addresses'
  return {
    [`GET ${at}`]: {
      needs: reading,
      questions: ['q=文澜', `q=${WORLD.rooms.far}`, 'state=active'].map((query) => ({
        path: `${at}?limit=500&${encodeURI(query)}`,
        isThere: (asker) => knows(asker, 'map.read', layer),
        check: (asker, { json }) =>
          (json as { items: { grid: string }[] }).items
            .filter(({ grid }) => gradeFor(asker, 'map.read', layer, grid) === 0)
            .map(({ grid }) => `tells of ${grid}`),
      })),
    },
    'GET /api/coded-addresses/:code': {
      needs: reading,
      questions: coded.slice(0, 8).map((thing) => ({
        path: `/api/coded-addresses/${thing.code}`,
        isThere: (asker) => sees(asker, 'map.read', thing),
      })),
    },
    [`GET ${at}/:subdistrict/:id`]: {
      needs: reading,
      questions: [
        [WORLD.qingyuan, ADDRESS_IDS.family, WORLD.rooms.family] as const,
        [WORLD.qingyuan, ADDRESS_IDS.slab5, WORLD.buildings.slab5] as const,
        [WORLD.linxi, ADDRESS_IDS.far, WORLD.buildings.far] as const,
      ].map(([subdistrict, id, code]) => ({
        path: `${at}/${subdistrict}/${id}`,
        isThere: (asker) => sees(asker, 'map.read', coded.find((thing) => thing.code === code)!),
      })),
    },
    [`GET ${at}/:subdistrict/:id/review`]: {
      needs: editing,
      questions: [
        [WORLD.qingyuan, ADDRESS_IDS.slab5, WORLD.buildings.slab5] as const,
        [WORLD.linxi, ADDRESS_IDS.far, WORLD.buildings.far] as const,
      ].map(([subdistrict, id, code]) => ({
        path: `${at}/${subdistrict}/${id}/review`,
        isThere: (asker) => sees(asker, 'base.edit', coded.find((thing) => thing.code === code)!),
      })),
    },
    [`GET ${at}/changes`]: {
      needs: editing,
      questions: [
        { path: `${at}/changes?limit=10`, isThere: (asker) => knows(asker, 'base.edit', layer) },
      ],
    },
    [`POST ${at}/changes`]: one(
      editing,
      onNothing(`${at}/changes`, { op: 'demolish', place: nowhere }),
    ),
    [`POST ${at}/changes/:id/reverse`]: one(editing, onNothing(`${at}/changes/999999/reverse`, {})),
    [`POST ${at}/certify`]: one(
      editing,
      onNothing(`${at}/certify`, { place: nowhere, to: 'active' }),
    ),
    [`POST ${at}/aliases`]: one(
      editing,
      onNothing(`${at}/aliases`, { place: nowhere, text: '旧名', kind: '俗称' }),
    ),
    [`POST ${at}/aliases/end`]: one(
      editing,
      onNothing(`${at}/aliases/end`, { place: nowhere, text: '旧名' }),
    ),
  }
}

function imports(): Record<string, Fixture> {
  const needs = ['data.import'] as const
  const isMine = (asker: Asker) => asker.id === OWNER_ID
  const path = `/api/imports/${PRIVATE_IMPORT}`
  return {
    'GET /api/imports': one(needs, {
      path: '/api/imports',
      check: (asker, { json }) =>
        (json as unknown[]).length === (isMine(asker) ? 1 : 0) ? [] : ['lists imports of others'],
    }),
    'POST /api/imports': one(needs, {
      path: '/api/imports',
      init: post({}),
      letThrough: [...REFUSED_INPUT, 415],
    }),
    'GET /api/imports/:id': one(needs, { path, isThere: isMine }),
    'GET /api/imports/:id/set-aside': one(needs, {
      path: `${path}/set-aside`,
      isThere: isMine,
      letThrough: ['nothing-set-aside'],
    }),
    'GET /api/import-targets': one(needs, {
      path: '/api/import-targets',
      check: (_, { json }) => (Array.isArray(json) ? [] : ['is no list']),
    }),
    // What is planted is a layer of its own: who may have it is told so, everybody else that there is nothing.
    'PUT /api/imports/:id/mapping': one(needs, {
      path: `${path}/mapping`,
      init: post({ fields: {}, address: [], key: [], crs: null, isComplete: false }, 'PUT'),
      isThere: isMine,
      letThrough: ['no-desk'],
    }),
    'GET /api/imports/:id/rows': one(needs, { path: `${path}/rows`, isThere: () => false }),
    'POST /api/imports/:id/answers': one(needs, {
      path: `${path}/answers`,
      init: post({ answers: [{ row: 1, place: null, remember: false }] }),
      isThere: isMine,
      letThrough: [409],
    }),
    'GET /api/imports/:id/correction-sheet': one(needs, {
      path: `${path}/correction-sheet`,
      isThere: () => false,
    }),
    'POST /api/imports/:id/commit': one(needs, {
      path: `${path}/commit`,
      init: { method: 'POST' },
      isThere: isMine,
      letThrough: [409, 422],
    }),
    // The owner would succeed, and nothing would be left for the others to try.
    'POST /api/imports/:id/undo': one(needs, {
      path: `${path}/undo`,
      init: { method: 'POST' },
      isThere: () => false,
      askedBy: (asker) => !isMine(asker),
    }),
    'DELETE /api/layers/:code': {
      needs,
      questions: [WORLD.ownLayer, 'CATERING', PRIVATE_LAYER].map((code) => ({
        path: `/api/layers/${code}`,
        init: { method: 'DELETE' },
        isThere: () => false,
        askedBy: (asker) => !isMine(asker),
      })),
    },
  }
}

/** Views show no data; whose they are and who may open them is tried in `tests/flows/views`. */
function viewRoutes(): Record<string, Fixture> {
  const needs = ['map.read'] as const
  const nobodys = '/api/views/nobodys-view'
  const gone = ['view-not-found']
  const asked = (path: string, method: string): Question => ({
    path,
    init: { method },
    letThrough: gone,
  })
  return {
    'GET /api/views': one(needs, { path: '/api/views' }),
    'POST /api/views': one(needs, {
      path: '/api/views',
      init: post({}),
      letThrough: REFUSED_INPUT,
    }),
    'GET /api/views/:id': one(needs, { path: nobodys, letThrough: gone }),
    'PUT /api/views/:id': one(needs, {
      path: nobodys,
      init: post({}, 'PUT'),
      letThrough: REFUSED_INPUT,
    }),
    'DELETE /api/views/:id': one(needs, asked(nobodys, 'DELETE')),
    'PUT /api/views/:id/subscription': one(needs, {
      path: `${nobodys}/subscription`,
      init: post({}, 'PUT'),
      letThrough: gone,
    }),
    'DELETE /api/views/:id/subscription': one(needs, asked(`${nobodys}/subscription`, 'DELETE')),
  }
}

function auditRoutes(): Record<string, Fixture> {
  const needs = ['audit.read'] as const
  const read = ['entries', 'places', 'hours', 'patterns', 'facets', 'entries.csv', 'state']
  return {
    ...Object.fromEntries(
      read.map((what) => [`GET /api/audit/${what}`, one(needs, { path: `/api/audit/${what}` })]),
    ),
    'POST /api/audit/verification': one(needs, {
      path: '/api/audit/verification',
      init: { method: 'POST' },
      letThrough: [202],
    }),
  }
}

/** Asking by a value of the second grade is for who reads it wherever they see the layer. */
function filters({ inventory, services }: Ground): Question[] {
  const lowest = (asker: Asker, layer: GuardedLayer) => {
    const grades = [...Object.values(WORLD.grids), ''].map((place) =>
      gradeFor(asker, 'map.read', layer, place),
    )
    return Math.min(...grades.filter((grade) => grade > 0))
  }
  return services.registry.layers.flatMap(({ code, attributes }) => {
    const layer = inventory.layers.get(code)!
    const asked = attributes.find(
      ({ sensitivity, type, counts }) => sensitivity === 2 && type !== 'list' && !counts,
    )
    if (asked === undefined) return []
    return {
      path: `/ogc/collections/${code}/items?${asked.key}=1`,
      isThere: (asker) => knows(asker, 'map.read', layer),
      letThrough: [400],
      check: (asker) => (lowest(asker, layer) < 2 ? [`asks for ${asked.key}`] : []),
    }
  })
}

/** One thing of each layer at each place. */
export function sample({ things }: Inventory): Thing[] {
  const seen = new Set<string>()
  return things.filter(({ layer, place }) => {
    const key = `${layer.code} ${place}`
    return !seen.has(key) && seen.add(key)
  })
}

const absent = ({ layers }: Inventory): Thing => ({
  layer: layers.get('CATERING')!,
  code: 'NOTHING',
  title: '',
  place: WORLD.grids.west,
  lonLat: [0, 0],
})
