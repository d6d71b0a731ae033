import type { Operation } from '../../data/contracts/index.ts'

export interface RoutePermission {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** As in the application's routes: `/api/features/:layer/:code`. */
  path: string
  /** Who may: everybody, every session, or a session with a grant whose role includes the operation (one of them). */
  needs: 'public' | 'session' | Operation | readonly Operation[]
  /** Parameter of the path that names a layer; without a grant for it the answer is 404. */
  layer?: string
  /** Programs that know no sign-in page may come by HTTP Basic, for which they need this. */
  byPassword?: Operation
}
