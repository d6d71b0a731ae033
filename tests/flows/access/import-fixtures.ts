import { WORLD } from '../../builders/tiny-world/codes.ts'
import { type Fixture, one, post, type Question, REFUSED_INPUT } from './fixture.ts'
import { type Asker, OWNER_ID } from './holders.ts'
import { PRIVATE_IMPORT, PRIVATE_LAYER } from './plant-world.ts'

export function imports(): Record<string, Fixture> {
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

/** Views show no data; who may open those of others is tried in `tests/flows/views`. */
export function viewRoutes(): Record<string, Fixture> {
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
    'GET /api/views/:id': one(
      needs,
      { path: nobodys, letThrough: gone },
      ...['planted-question', 'planted-query'].map((id) => ({
        path: `/api/views/${id}`,
        isThere: (asker: Asker) => asker.id === OWNER_ID,
      })),
    ),
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
