import type { RoutePermission } from '../../../../server/security/route-permission.ts'
import { createDice } from './dice.ts'
import type { FuzzRequest } from './fuzz-request.ts'
import type { KnownThings } from './known-things.ts'
import { makeRequest } from './make-request.ts'
import type { Schema } from './make-value.ts'

export interface FuzzOptions {
  seed: number
  requests: number
  connections: number
  routes: readonly RoutePermission[]
  schemas: Readonly<Record<string, Schema>>
  known: KnownThings
  /** Resolves when the whole answer has come; of an endless one, its headers. */
  send(request: FuzzRequest): Promise<number>
}

export interface FuzzReport {
  requests: number
  /** Statuses with their number, for each route. */
  byRoute: ReadonlyMap<string, ReadonlyMap<number, number>>
  slowest: readonly { ms: number; status: number; request: FuzzRequest }[]
  /** Answers of 500 and above and those that never came. */
  faults: readonly { reason: string; request: FuzzRequest }[]
}

const SLOWEST = 10
const MANY_FAULTS = 200

/** The same requests for the same seed, over so many connections at a time. */
export async function runFuzz(options: FuzzOptions): Promise<FuzzReport> {
  const maker = { dice: createDice(options.seed), known: options.known, schemas: options.schemas }
  const byRoute = new Map<string, Map<number, number>>()
  const slowest: { ms: number; status: number; request: FuzzRequest }[] = []
  const faults: { reason: string; request: FuzzRequest }[] = []
  let left = options.requests
  const work = async () => {
    while (left-- > 0 && faults.length < MANY_FAULTS) {
      const request = makeRequest(maker, options.routes)
      const start = performance.now()
      const status = await options.send(request).catch((error: Error) => {
        faults.push({ reason: error.message, request })
        return 0
      })
      const ms = performance.now() - start
      if (status >= 500) faults.push({ reason: String(status), request })
      const counts = byRoute.get(request.route) ?? new Map<number, number>()
      byRoute.set(request.route, counts.set(status, (counts.get(status) ?? 0) + 1))
      slowest.push({ ms, status, request })
      if (slowest.length > 10 * SLOWEST) keepSlowest(slowest)
    }
  }
  await Promise.all(Array.from({ length: options.connections }, work))
  keepSlowest(slowest)
  const requests = [...byRoute.values()].flatMap((counts) => [...counts.values()])
  return { requests: requests.reduce((sum, n) => sum + n, 0), byRoute, slowest, faults }
}

function keepSlowest(list: { ms: number }[]): void {
  list.sort((a, b) => b.ms - a.ms)
  list.length = Math.min(list.length, SLOWEST)
}
