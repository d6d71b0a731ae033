import {
  offsetsOf,
  PEOPLE_COUNTS,
  type PeopleCount,
  roundCount,
} from '../../data/rules/small-counts.ts'
import type { Keys } from '../security/keys/index.ts'
import type { RoundCount } from './permit-rows.ts'

/** Residents are counted by building, the cell whose rounding is always the same (`small-counts.ts`). */
export function roundResidents(keys: Pick<Keys, 'cellSecret'>): RoundCount {
  return (code, key, count) => {
    if (!isPeopleCount(key)) throw new RangeError(`${key} is no count of people`)
    return roundCount(count, offsetsOf(keys.cellSecret(code))[key])
  }
}

const isPeopleCount = (key: string): key is PeopleCount => PEOPLE_COUNTS.some((one) => one === key)
