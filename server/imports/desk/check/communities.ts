import type { Database } from '../../../storage/database.ts'

/** A community as what addresses begin below. */
export interface CommunityPlace {
  /** 12 digits. */
  code: string
  subdistrict: string
  addressId: number
  name: string
  lon: number
  lat: number
}

export interface CommunityFinder {
  byCode(code: string): CommunityPlace | undefined
  /** By its code or its name; a name that several have means none of them. */
  named(text: string): CommunityPlace | undefined
}

export const NO_COMMUNITIES: CommunityFinder = { byCode: () => undefined, named: () => undefined }

/** A district has some hundreds. */
export async function openCommunities(db: Database): Promise<CommunityFinder> {
  return findCommunities(
    await db.query<CommunityPlace>(
      `select community as code, subdistrict, id as "addressId", name, lon, lat
       from address where level = 5 and state <> 'retired' and community <> '' order by community`,
    ),
  )
}

export function findCommunities(places: readonly CommunityPlace[]): CommunityFinder {
  const byCode = new Map(places.map((place) => [place.code, place]))
  const byName = new Map<string, CommunityPlace | undefined>()
  for (const place of places) {
    for (const name of new Set([place.name, bare(place.name)])) {
      byName.set(name, byName.has(name) ? undefined : place)
    }
  }
  return {
    byCode: (code) => byCode.get(code),
    named: (text) => {
      const word = text.trim()
      return byCode.get(word) ?? byName.get(word) ?? byName.get(bare(word))
    },
  }
}

/** 文澜社区 and 文澜社区居委会 are one. */
const bare = (name: string) =>
  name.replace(/(社区)?(居民委员会|居委会|村民委员会|村委会)$|社区$/, '')
