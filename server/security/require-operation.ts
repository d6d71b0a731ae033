import type { MiddlewareHandler } from 'hono'
import { type Operation, Refusal } from '../../data/contracts/index.ts'
import { permits } from '../../data/registry/index.ts'
import type { AppEnv } from './app-env.ts'

/** Stands after `requireScope`: lets only those pass of whose roles one may do this. */
export function requireOperation(operation: Operation): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    if (!permits(c.get('scope').roles, operation)) {
      throw new Refusal(403, 'not-permitted', 'Your roles do not include this.', { operation })
    }
    await next()
  }
}
