import { BUILDING_LEVEL, ROOM_LEVEL } from '../../../../data/rules/address-base/names.ts'
import { normalForm } from '../../../../data/rules/address-normal-form.ts'
import type { AddressStep } from './place-row.ts'
import type { TypedRow } from './type-row.ts'

const DOOR_LEVEL = 7
const ESTATE_LEVEL = 8
const STAIRWELL_LEVEL = 10
/** Fields of the target and the level each is, from above. */
const LEVELS: readonly (readonly [field: string, level: number])[] = [
  ['road', 6],
  ['door', DOOR_LEVEL],
  ['estate', ESTATE_LEVEL],
  ['house', BUILDING_LEVEL],
  ['stairwell', STAIRWELL_LEVEL],
  ['room', ROOM_LEVEL],
]
/** What is written behind a bare number. */
const UNITS: Readonly<Record<number, string>> = {
  [DOOR_LEVEL]: '号',
  [BUILDING_LEVEL]: '幢',
  [STAIRWELL_LEVEL]: '单元',
  [ROOM_LEVEL]: '室',
}
const ONLY_HOUSE: AddressStep = { level: BUILDING_LEVEL, name: '1幢', isSilent: true }
/** A house that the row does not name: the desk numbers it. */
export const UNNAMED_HOUSE: AddressStep = { level: BUILDING_LEVEL, name: '' }

export type PartsProblem = 'house-missing' | 'door-missing'

/** The way to an address that a row gives part by part, from above; [] = it gives none. */
export function addressParts(values: TypedRow['values']): AddressStep[] {
  return LEVELS.flatMap(([field, level]) => {
    const text = values[field]
    return typeof text === 'string' && text !== '' ? [{ level, name: partName(level, text) }] : []
  })
}

/** 3 → 3幢, 3号楼 → 3幢, 12 → 12号, 501 → 501室; names stay as they are. */
export function partName(level: number, text: string): string {
  const unit = UNITS[level]
  if (unit === undefined) return text.trim()
  const form = normalForm(text)
  return /^[0-9A-Z]+(-[0-9A-Z]+)*$/.test(form) ? form + unit : form === '' ? text.trim() : form
}

/** Behind a door without a house stands its only one; a room of an estate wants to know in which. */
export function withHouse(
  steps: readonly AddressStep[],
): { steps: readonly AddressStep[] } | { problem: PartsProblem } {
  const at = steps.findIndex(({ level }) => level >= BUILDING_LEVEL)
  if (at < 0 || steps[at]!.level === BUILDING_LEVEL) return { steps }
  const above = steps[at - 1]
  if (above?.level === DOOR_LEVEL) {
    return { steps: [...steps.slice(0, at), ONLY_HOUSE, ...steps.slice(at)] }
  }
  return { problem: above?.level === ESTATE_LEVEL ? 'house-missing' : 'door-missing' }
}

/** The way to the house of an outline; a bare 3幢 without street or estate could be anybody's. */
export function houseOf(steps: readonly AddressStep[]): {
  steps: readonly AddressStep[]
  isUnnamed: boolean
} {
  const way = steps.filter(({ level }) => level <= BUILDING_LEVEL)
  const last = way.at(-1)
  if (last?.level === DOOR_LEVEL) return { steps: [...way, ONLY_HOUSE], isUnnamed: false }
  const isNamed =
    last?.level === BUILDING_LEVEL && (way.length > 1 || !/^[0-9A-Z-]+幢$/.test(last.name))
  if (isNamed) return { steps: way, isUnnamed: false }
  const above = way.filter(({ level }) => level === ESTATE_LEVEL || level === DOOR_LEVEL)
  const path = above.length > 0 ? way.filter(({ level }) => level < BUILDING_LEVEL) : []
  return { steps: [...path, UNNAMED_HOUSE], isUnnamed: true }
}
