import { type AddressBase, type BaseAddress, isLive } from './base-address.ts'
import type { Draft } from './draft.ts'
import { withText } from './names.ts'

/** Everything that stands below an address, parents before children. */
export function liveBelow(base: AddressBase, id: number): BaseAddress[] {
  const found: BaseAddress[] = []
  const walk = (parent: number) => {
    for (const child of base.childrenOf(parent)) {
      if (!isLive(child)) continue
      found.push(child)
      walk(child.id)
    }
  }
  walk(id)
  return found
}

export interface Following {
  /** Text of the address above, before and after. Whoever does not begin with it does not name it: then it stays. */
  text: readonly [before: string, after: string]
  effective: string
  /** Another building that they now lie in. */
  building?: string | null
  /** Where they now lie. */
  place?: { dLon: number; dLat: number; community: string; grid: string }
}

/** Puts what a change above means for one address below. */
export function follow(draft: Draft, row: BaseAddress, following: Following): BaseAddress {
  const { text, effective, building, place } = following
  const [before, after] = text
  const next = {
    ...withText(
      row,
      row.fullText.startsWith(before) ? after + row.fullText.slice(before.length) : row.fullText,
    ),
    ...(building !== undefined && { building }),
    ...(place && shifted(row, place)),
  }
  return isSameAddress(row, next)
    ? row
    : draft.put({ ...next, validFrom: later(row.validFrom, effective) })
}

export function followAll(draft: Draft, id: number, following: Following): void {
  for (const row of liveBelow(draft, id)) follow(draft, row, following)
}

/** ISO dates compare as texts. */
export const later = (a: string, b: string) => (a > b ? a : b)

export function isSameAddress(a: BaseAddress, b: BaseAddress): boolean {
  return JSON.stringify(inOrder(a)) === JSON.stringify(inOrder(b))
}

function shifted(row: BaseAddress, place: NonNullable<Following['place']>) {
  const { dLon, dLat, community, grid } = place
  return { lon: row.lon + dLon, lat: row.lat + dLat, community, grid }
}

const inOrder = (row: BaseAddress) => Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1))
