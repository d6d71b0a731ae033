import { BUILDING_USES, ROOM_USES } from '../../../../data/registry/index.ts'
import { BUILDING_LEVEL, ROOM_LEVEL } from '../../../../data/rules/address-base/names.ts'

/** Whether an address of this level can have this use; roads, doors and estates have none. */
export function isFit(use: unknown, level: number): boolean {
  if (typeof use !== 'string') return true
  if (level === BUILDING_LEVEL) return Object.hasOwn(BUILDING_USES, use)
  return level === ROOM_LEVEL && Object.hasOwn(ROOM_USES, use)
}
