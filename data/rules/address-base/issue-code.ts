import { makeBuildingCode, makeRoomCode } from '../check-digits.ts'
import { BUILDING_LEVEL, ROOM_LEVEL } from './names.ts'

/** Gives out ids and codes; none twice, whatever becomes of the first. */
export interface Issuer {
  id(): number
  /** Serial number of the next code of that level. */
  serial(level: number): number
}

/** 永久编码: buildings and rooms get one for ever; the check character is ISO 7064 MOD 37,36. */
export function issueCode(level: number, subdistrict: string, issuer: Issuer): string | null {
  const district = subdistrict.slice(0, 6)
  if (level === BUILDING_LEVEL) return makeBuildingCode(district, issuer.serial(level))
  if (level === ROOM_LEVEL) return makeRoomCode(district, issuer.serial(level))
  return null
}
