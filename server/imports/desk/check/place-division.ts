import { OUTSIDE_SUBDISTRICT } from '../../../../data/contracts/index.ts'
import { divisionLevel, divisionPrefix } from '../../../../data/rules/divisions/division-code.ts'
import type { Placement, PlacingTools } from './place-row.ts'
import type { TypedRow } from './type-row.ts'

/** A division lies where its code says; whether that is true the other divisions tell. */
export function placeDivision(
  { values, lonLat, geometry }: Pick<TypedRow, 'values' | 'lonLat' | 'geometry'>,
  { mayWrite }: Pick<PlacingTools, 'mayWrite'>,
): Placement {
  if (!lonLat || !geometry) return { kind: 'failed', remark: 'no-area' }
  const code = wholeCode(String(values.code))
  const level = code && divisionLevel(code)
  if (!code || !level) return { kind: 'failed', remark: 'division-code' }
  if (level === 'above') return { kind: 'failed', remark: 'division-above' }
  const prefix = divisionPrefix(code)
  if (!mayWrite(prefix)) return { kind: 'failed', remark: 'division-foreign' }
  // Kept in one form, so that 330110 and 330110000000 are one row.
  values.code = code
  const [lon, lat] = lonLat
  const subdistrict = level === 'district' ? OUTSIDE_SUBDISTRICT : code.slice(0, 9)
  const none = { addressId: null, building: null, room: null }
  return { kind: 'placed', at: { subdistrict, grid: prefix, lon, lat, ...none } }
}

/** 330110, 330110001 and 330110001003 are written with all their digits. */
function wholeCode(text: string): string | undefined {
  const digits = text.trim()
  return /^(\d{6}|\d{9}|\d{12})$/.test(digits) ? digits.padEnd(12, '0') : undefined
}
