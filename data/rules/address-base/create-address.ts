import type { LonLat } from '../../contracts/index.ts'
import { normalForm } from '../address-normal-form.ts'
import { type AddressBase, type BaseAddress, type BaseChange, isLive } from './base-address.ts'
import { openDraft } from './draft.ts'
import { type Issuer, issueCode } from './issue-code.ts'
import {
  BUILDING_LEVEL,
  checkedName,
  FIRST_LEVEL,
  LAST_LEVEL,
  refuseTaken,
  textBefore,
} from './names.ts'
import { refuse } from './refuse.ts'

export interface Creation {
  parent: number
  level: number
  name: string
  /** Its text is that of its number alone. */
  isSilent?: boolean | undefined
  lonLat?: LonLat
  entrance?: LonLat
  effective: string
}

/** Which community and grid a position lies in; grid '' = outside the district. */
export type Locate = (lonLat: LonLat) => { community: string; grid: string }

/** A new address, proposed. What lies in a building lies where the building does. */
export function createAddress(
  base: AddressBase,
  creation: Creation,
  issuer: Issuer,
  locate: Locate,
): BaseChange {
  const { level, effective, entrance, isSilent = false } = creation
  const parent = base.get(creation.parent)
  if (!parent) throw refuse('no-such-parent', 'There is no such address to put it under.')
  if (!isLive(parent)) throw refuse('parent-retired', 'What it would lie in is retired.')
  if (level < FIRST_LEVEL || level > LAST_LEVEL || level <= parent.level) {
    throw refuse(
      'bad-level',
      `Below ${parent.name} only levels ${Math.max(FIRST_LEVEL, parent.level + 1)} to ${LAST_LEVEL} are possible.`,
    )
  }
  const isInside = level > BUILDING_LEVEL
  if (isInside && parent.building === null) {
    throw refuse('no-building', 'Stairwells, floors and rooms lie in a building.')
  }
  const name = checkedName(level, creation.name)
  const fullText = textBefore(base, parent) + (isSilent ? '' : name)
  const code = issueCode(level, parent.subdistrict, issuer)
  const row: BaseAddress = {
    subdistrict: parent.subdistrict,
    id: issuer.id(),
    code,
    level,
    parent: parent.id,
    name,
    fullText,
    normalForm: normalForm(fullText),
    state: 'proposed',
    ...(isInside ? placeOf(parent) : placeAt(creation.lonLat, parent.subdistrict, locate)),
    entrance: entrance ?? null,
    building: level === BUILDING_LEVEL ? code : isInside ? parent.building : null,
    validFrom: effective,
  }
  refuseTaken(base, row)
  const draft = openDraft(base)
  draft.put(row)
  return draft.result(row.id)
}

const placeOf = ({ lon, lat, community, grid }: BaseAddress) => ({ lon, lat, community, grid })

/** A place of one subdistrict stays in it: everything about it is kept and granted there. */
export function placeAt(lonLat: LonLat | undefined, subdistrict: string, locate: Locate) {
  if (!lonLat) throw refuse('no-position', 'Streets, doors, estates and buildings need a position.')
  const { community, grid } = locate(lonLat)
  if (!grid.startsWith(subdistrict)) {
    throw refuse(
      'elsewhere',
      'That position lies outside of the subdistrict, and an address stays in the one it was issued in: retire it here and add it there.',
    )
  }
  return { lon: lonLat[0], lat: lonLat[1], community, grid }
}
