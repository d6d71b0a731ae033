import type { LayerScope, Scope } from '../../data/contracts/index.ts'
import type { RoutePermission } from './route-permission.ts'

/** Who is asking. */
export interface Session {
  /** Stays while its tokens change; '' for HTTP Basic. */
  readonly id: string
  readonly method: 'password' | 'oidc'
  readonly userId: string
  readonly username: string
  readonly displayName: string
  /** Until it is changed its scope is empty. */
  readonly mustChangePassword: boolean
  /** A role of the account wants a second factor; until there is one its scope is empty. */
  readonly mustEnrol: boolean
  /** When the browser is to be given another token: milliseconds since 1970. */
  readonly rotateAfter: number
}

/**
 * The type parameter of every Hono app here: `new Hono<AppEnv>()`. What `requirePermission` has left for the handler: on
 * public routes nothing but the permission, `layer` where the permission names the path's parameter.
 */
export interface AppEnv {
  Variables: {
    permission: RoutePermission | undefined
    session: Session
    scope: Scope
    layer: LayerScope
  }
}
