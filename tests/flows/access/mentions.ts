import type { Canaries } from './canaries.ts'
import type { Asker } from './holders.ts'
import type { Inventory } from './inventory.ts'
import { gradeFor, sees, type Thing } from './oracle.ts'

/** Names and codes in a text that the asker may not know of. `hasPurpose`: the session has said what for. */
export type FindMentions = (asker: Asker, text: string, hasPurpose?: boolean) => string[]

const CANARY = /Qz[a-z]{6}zQ|7{4,}1\d{6}/g
const CODE = /X[A-Z]{2}\d{8}|E3301992\d{7}|[BRSF]330199\d{8,10}[0-9A-Z]|(WELLS|PRIVATE)-\d+/g
/** Whoever sees something in a grid may be told at which address. */
const ADDRESSES = ['BUILDING', 'RESIDENT', 'ADDRESS']

export function createMentions({ things, layers }: Inventory, canaries: Canaries): FindMentions {
  const byCode = new Map<string, Thing[]>()
  for (const thing of things) {
    byCode.set(thing.code, [...(byCode.get(thing.code) ?? []), thing])
  }
  const seesSomethingAt = (asker: Asker, place: string) =>
    [...layers.values()].some((layer) => sees(asker, 'map.read', { layer, place }))
  const mayKnow = (asker: Asker, thing: Thing) =>
    sees(asker, 'map.read', thing) ||
    (ADDRESSES.includes(thing.layer.code) && seesSomethingAt(asker, thing.place))

  const isHidden = (asker: Asker, text: string, hasPurpose: boolean) => {
    const perch = canaries.get(text)
    if (perch === undefined) return false
    const { layer: code, place, grade, owner, operation = 'map.read', elsewhere = [] } = perch
    const layer = { code, sensitivity: layers.get(code)?.sensitivity ?? 1, ...(owner && { owner }) }
    const places = [place, ...elsewhere]
    const held = Math.max(...places.map((one) => gradeFor(asker, operation, layer, one)))
    return grade === 1 ? held === 0 : held < grade || !hasPurpose
  }
  return (asker, text, hasPurpose = false) => [
    ...unique(text.match(CANARY))
      .filter((found) => isHidden(asker, found, hasPurpose))
      .map(
        (found) =>
          `tells the ${canaries.get(found)!.field} ${found} of ${canaries.get(found)!.layer}`,
      ),
    ...unique(text.match(CODE))
      .filter((code) => byCode.has(code) && !byCode.get(code)!.some((one) => mayKnow(asker, one)))
      .map((code) => `names ${code}`),
  ]
}

const unique = (found: readonly string[] | null) => [...new Set(found ?? [])]
