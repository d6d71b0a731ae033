import type { Operation } from '../../../data/contracts/index.ts'
import type { Services } from '../../../server/services.ts'
import { WORLD } from '../../builders/tiny-world/codes.ts'
import type { Asker } from './holders.ts'
import type { Inventory } from './inventory.ts'
import type { Thing } from './oracle.ts'
import type { Answer } from './read-body.ts'

/** One request of a route. */
export interface Question {
  path: string
  init?: RequestInit
  /** Whether what is asked for is there for the asker, who may use the route; else the answer is 404. Without: it always is. */
  isThere?: (asker: Asker) => boolean
  /** Statuses and error codes that only who was let through gets; without: 200 to 204. */
  letThrough?: readonly (number | string)[]
  /** What is wrong with the answer. */
  check?: (asker: Asker, answer: Answer) => string[]
  /** In a session of its own, for what ends it. */
  fresh?: boolean
  /** Who asks it; without: everybody. */
  askedBy?: (asker: Asker) => boolean
}

export interface Fixture {
  /** Told again, so that a slip in the route table is seen. */
  needs: 'public' | 'session' | readonly Operation[]
  questions: readonly Question[]
}

export interface Ground {
  inventory: Inventory
  services: Services
}

export const post = (body: unknown, method = 'POST'): RequestInit => ({
  method,
  headers: { 'Content-Type': 'application/json' },
  body: JSON.stringify(body),
})

export const REFUSED_INPUT = [400, 422]

export const one = (needs: Fixture['needs'], ...questions: Question[]): Fixture => ({
  needs,
  questions,
})

/** Has no second session that somebody asks with. */
export const LONE_ASKER = 'p:newcomer'

/** Divisions are there when they lie in what the asker holds, or above it. */
export const isOnTheWay = (asker: Asker, { place }: Thing): boolean =>
  asker.grants.some(({ areas }) =>
    areas.some((area) => place.startsWith(area) || area.startsWith(place)),
  )

/** One thing of each layer at each place. */
export function sample({ things }: Inventory): Thing[] {
  const seen = new Set<string>()
  return things.filter(({ layer, place }) => {
    const key = `${layer.code} ${place}`
    return !seen.has(key) && seen.add(key)
  })
}

export const absent = ({ layers }: Inventory): Thing => ({
  layer: layers.get('CATERING')!,
  code: 'NOTHING',
  title: '',
  place: WORLD.grids.west,
  lonLat: [0, 0],
})
