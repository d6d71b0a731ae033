import { BUILDING_LEVEL, ROOM_LEVEL } from '../../data/rules/address-base/names.ts'

const ESTATE_LEVEL = 8
const DOOR_LEVEL = 7
const STREET_LEVEL = 6

/** What can be added below an address of that level, the usual first. */
export function levelsBelow(level: number): readonly number[] {
  if (level < STREET_LEVEL) return [STREET_LEVEL]
  if (level === STREET_LEVEL) return [DOOR_LEVEL, ESTATE_LEVEL, BUILDING_LEVEL]
  if (level === DOOR_LEVEL) return [BUILDING_LEVEL, ESTATE_LEVEL]
  if (level === ESTATE_LEVEL) return [BUILDING_LEVEL]
  if (level === BUILDING_LEVEL) return [10, 11, ROOM_LEVEL]
  if (level === 10) return [11, ROOM_LEVEL]
  return level === 11 ? [ROOM_LEVEL] : []
}

/** Streets, doors, estates and buildings are placed by themselves; what is inside lies where the building does. */
export const hasOwnPoint = (level: number): boolean =>
  level >= STREET_LEVEL && level <= BUILDING_LEVEL

/** Divisions change with the divisions. */
export const isChangeable = (level: number): boolean => level >= STREET_LEVEL
