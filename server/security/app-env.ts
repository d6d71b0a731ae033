import type { Scope } from '../../data/contracts/index.ts'

/** Who is asking, after `requireScope`. */
export interface Session {
  /** Digest of the cookie's token; '' for HTTP Basic. */
  readonly tokenHash: string
  readonly userId: string
  readonly username: string
  readonly displayName: string
}

/** The type parameter of every Hono app here: `new Hono<AppEnv>()`. */
export interface AppEnv {
  Variables: { scope: Scope; session: Session }
}
