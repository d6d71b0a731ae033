import type { Hono } from 'hono'
import type { AppEnv } from '../security/app-env.ts'

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']

/** The methods that this address does know, when it was asked with another one. */
export function knownMethods(app: Hono<AppEnv>, path: string): string[] {
  return METHODS.filter((method) => {
    const [handlers] = app.router.match(method, path)
    return handlers.some(([[, route]]) => route.method === method && !isCatchAll(route.path))
  })
}

const isCatchAll = (path: string) => path === '*' || path === '/*'
