import { type Fixture, LONE_ASKER, one, post, type Question, REFUSED_INPUT } from './fixture.ts'

const NOTHING = 'user:nobody-of-this-name'

export function publicRoutes(): Record<string, Fixture> {
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

export function ownSession(): Record<string, Fixture> {
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
export function ownAccount(): Record<string, Fixture> {
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

export function administration(): Record<string, Fixture> {
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
    'GET /api/grants/outdated': one(grants, { path: '/api/grants/outdated' }),
    'POST /api/grants/:id/move': one(grants, {
      path: '/api/grants/999999/move',
      init: { method: 'POST' },
      letThrough: ['grant-not-found'],
    }),
    'POST /api/grants/:id/end': one(grants, {
      path: '/api/grants/999999/end',
      init: { method: 'POST' },
      letThrough: ['grant-not-found'],
    }),
  }
}

export function auditRoutes(): Record<string, Fixture> {
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
