import type { Operation } from '../data/contracts/index.ts'
import type { RoutePermission } from './security/route-permission.ts'

/** Who creates accounts and who grants must both see which there are. */
const ADMINISTERING: readonly Operation[] = ['account.manage', 'grant.manage']

/**
 * Every route and who may use it. The application looks here before it answers: what stands in no line is not there.
 * Handlers find in `scope` only what the session's grants give for this operation.
 */
export const ROUTE_PERMISSIONS: readonly RoutePermission[] = [
  { method: 'GET', path: '/healthz', needs: 'public' },
  { method: 'GET', path: '/api/openapi.json', needs: 'public' },
  { method: 'GET', path: '/api/settings', needs: 'public' },
  { method: 'POST', path: '/api/setup', needs: 'public' },
  { method: 'POST', path: '/api/sessions', needs: 'public' },
  { method: 'GET', path: '/api/sessions/current', needs: 'session' },
  { method: 'DELETE', path: '/api/sessions/current', needs: 'session' },
  { method: 'GET', path: '/api/sessions/current/purpose', needs: 'session' },
  { method: 'PUT', path: '/api/sessions/current/purpose', needs: 'session' },
  { method: 'DELETE', path: '/api/sessions/current/purpose', needs: 'session' },
  { method: 'PUT', path: '/api/sessions/current/password', needs: 'session' },
  { method: 'GET', path: '/api/oidc/start', needs: 'public' },
  { method: 'GET', path: '/api/oidc/callback', needs: 'public' },
  { method: 'GET', path: '/api/my-account', needs: 'session' },
  { method: 'DELETE', path: '/api/my-account/sessions', needs: 'session' },
  { method: 'DELETE', path: '/api/my-account/sessions/:id', needs: 'session' },
  { method: 'POST', path: '/api/my-account/second-factor', needs: 'session' },
  { method: 'POST', path: '/api/my-account/second-factor/confirm', needs: 'session' },
  { method: 'POST', path: '/api/my-account/second-factor/recovery-codes', needs: 'session' },
  { method: 'POST', path: '/api/my-account/second-factor/remove', needs: 'session' },
  { method: 'GET', path: '/live', needs: 'session' },
  { method: 'GET', path: '/base-maps/:id/:z/:x/:y', needs: 'session' },

  { method: 'GET', path: '/api/accounts', needs: ADMINISTERING },
  { method: 'GET', path: '/api/accounts/:id', needs: ADMINISTERING },
  { method: 'POST', path: '/api/accounts', needs: 'account.manage' },
  { method: 'POST', path: '/api/accounts/import', needs: 'account.manage' },
  { method: 'POST', path: '/api/accounts/:id/disable', needs: 'account.manage' },
  { method: 'POST', path: '/api/accounts/:id/enable', needs: 'account.manage' },
  { method: 'POST', path: '/api/accounts/:id/password', needs: 'account.manage' },
  { method: 'POST', path: '/api/accounts/:id/unlock', needs: 'account.manage' },
  { method: 'POST', path: '/api/accounts/:id/second-factor/remove', needs: 'account.manage' },
  { method: 'GET', path: '/api/grants/choices', needs: ADMINISTERING },
  { method: 'POST', path: '/api/grants/preview', needs: 'grant.manage' },
  { method: 'POST', path: '/api/grants/import', needs: 'grant.manage' },
  { method: 'POST', path: '/api/grants', needs: 'grant.manage' },
  { method: 'POST', path: '/api/grants/:id/end', needs: 'grant.manage' },
  { method: 'GET', path: '/api/sign-in-policy', needs: ADMINISTERING },
  { method: 'PUT', path: '/api/sign-in-policy', needs: 'grant.manage' },

  { method: 'GET', path: '/api/layers', needs: 'map.read' },
  { method: 'GET', path: '/api/features/:layer/:code', needs: 'map.read', layer: 'layer' },
  { method: 'GET', path: '/api/buildings/:code/section', needs: 'map.read' },
  { method: 'GET', path: '/api/people', needs: 'map.read' },
  { method: 'POST', path: '/api/people/search', needs: 'map.read' },
  { method: 'GET', path: '/api/divisions', needs: 'map.read' },
  { method: 'GET', path: '/api/divisions/:code', needs: 'map.read' },
  { method: 'GET', path: '/api/grids', needs: 'map.read' },
  { method: 'GET', path: '/api/events', needs: 'map.read' },
  { method: 'GET', path: '/api/events/:no', needs: 'map.read' },
  { method: 'GET', path: '/api/search', needs: 'map.read' },
  { method: 'POST', path: '/api/addresses/match', needs: 'map.read' },
  { method: 'GET', path: '/api/addresses/index', needs: 'data.import' },
  { method: 'GET', path: '/api/addresses', needs: 'map.read' },
  { method: 'GET', path: '/api/addresses/codes/:code', needs: 'map.read' },
  { method: 'GET', path: '/api/addresses/:subdistrict/:id', needs: 'map.read' },
  { method: 'GET', path: '/api/addresses/:subdistrict/:id/review', needs: 'base.edit' },
  { method: 'GET', path: '/api/addresses/changes', needs: 'base.edit' },
  { method: 'POST', path: '/api/addresses/changes', needs: 'base.edit' },
  { method: 'POST', path: '/api/addresses/changes/:id/reverse', needs: 'base.edit' },
  { method: 'POST', path: '/api/addresses/certify', needs: 'base.edit' },
  { method: 'POST', path: '/api/addresses/aliases', needs: 'base.edit' },
  { method: 'POST', path: '/api/addresses/aliases/end', needs: 'base.edit' },
  { method: 'GET', path: '/tiles', needs: 'map.read' },
  { method: 'GET', path: '/tiles/:layer/:z/:x/:file', needs: 'map.read', layer: 'layer' },

  { method: 'GET', path: '/packs/:layer/:file', needs: 'data.export', layer: 'layer' },
  { method: 'GET', path: '/api/columns', needs: 'data.export' },
  { method: 'GET', path: '/columns/:dataset/:file', needs: 'data.export' },
  ...ogc('/ogc'),
  ...ogc('/ogc/conformance'),
  ...ogc('/ogc/api'),
  ...ogc('/ogc/collections'),
  ...ogc('/ogc/collections/:layer', 'layer'),
  ...ogc('/ogc/collections/:layer/items', 'layer'),
  ...ogc('/ogc/collections/:layer/items/:code', 'layer'),

  { method: 'GET', path: '/api/imports', needs: 'data.import' },
  { method: 'POST', path: '/api/imports', needs: 'data.import' },
  { method: 'GET', path: '/api/imports/:id', needs: 'data.import' },
  { method: 'GET', path: '/api/imports/:id/set-aside', needs: 'data.import' },
  { method: 'GET', path: '/api/freshness', needs: 'map.read' },
  { method: 'GET', path: '/api/freshness/grids', needs: 'map.read' },
  { method: 'GET', path: '/api/import-targets', needs: 'data.import' },
  { method: 'PUT', path: '/api/imports/:id/mapping', needs: 'data.import' },
  { method: 'GET', path: '/api/imports/:id/rows', needs: 'data.import' },
  { method: 'POST', path: '/api/imports/:id/answers', needs: 'data.import' },
  { method: 'GET', path: '/api/imports/:id/correction-sheet', needs: 'data.import' },
  { method: 'POST', path: '/api/imports/:id/commit', needs: 'data.import' },
  { method: 'POST', path: '/api/imports/:id/undo', needs: 'data.import' },
  { method: 'DELETE', path: '/api/layers/:code', needs: 'data.import' },

  { method: 'GET', path: '/api/audit/entries', needs: 'audit.read' },
  { method: 'GET', path: '/api/audit/places', needs: 'audit.read' },
  { method: 'GET', path: '/api/audit/hours', needs: 'audit.read' },
  { method: 'GET', path: '/api/audit/patterns', needs: 'audit.read' },
  { method: 'GET', path: '/api/audit/facets', needs: 'audit.read' },
  { method: 'GET', path: '/api/audit/entries.csv', needs: 'audit.read' },
  { method: 'GET', path: '/api/audit/state', needs: 'audit.read' },
  { method: 'POST', path: '/api/audit/verification', needs: 'audit.read' },
]

/** The page reads its tables here; programs come to take the data with them. */
function ogc(path: string, layer?: string): RoutePermission[] {
  return [
    { method: 'GET', path, needs: 'map.read', byPassword: 'data.export', ...(layer && { layer }) },
  ]
}
