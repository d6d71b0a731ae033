import type { LayerScope, Scope } from '../../data/contracts/index.ts'
import type { RoutePermission } from './route-permission.ts'

/** Who is asking. */
export interface Session {
  /** Digest of the cookie's token; '' for HTTP Basic. */
  readonly tokenHash: string
  readonly userId: string
  readonly username: string
  readonly displayName: string
  /** Until it is changed its scope is empty. */
  readonly mustChangePassword: boolean
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
