import type { LonLat } from '../../contracts/index.ts'
import type { AddressBase, BaseChange } from './base-address.ts'
import { type Locate, placeAt } from './create-address.ts'
import { openDraft } from './draft.ts'
import { standing } from './guard.ts'
import { BUILDING_LEVEL } from './names.ts'
import { refuse } from './refuse.ts'
import { followAll, later } from './subtree.ts'

export interface Move {
  id: number
  lonLat?: LonLat
  /** null takes it away. */
  entrance?: LonLat | null
  effective: string
}

/** A building takes along what is in it; streets, doors and estates move their own point alone. */
export function moveAddress(base: AddressBase, move: Move, locate: Locate): BaseChange {
  const { id, lonLat, entrance, effective } = move
  const old = standing(base, id, effective)
  if (lonLat === undefined && entrance === undefined)
    throw refuse('nothing', 'Nothing is to be moved.')
  if (lonLat && old.level > BUILDING_LEVEL) {
    throw refuse('inside', 'What is inside a building lies where the building does.')
  }
  const place = lonLat ? placeAt(lonLat, old.subdistrict, locate) : undefined
  const draft = openDraft(base)
  draft.put({
    ...old,
    ...place,
    ...(entrance !== undefined && { entrance }),
    validFrom: later(old.validFrom, effective),
  })
  if (place && old.level === BUILDING_LEVEL) {
    const { lon, lat, community, grid } = place
    const shift = { dLon: lon - old.lon, dLat: lat - old.lat, community, grid }
    followAll(draft, id, { text: [old.fullText, old.fullText], effective, place: shift })
  }
  return draft.result(id)
}
