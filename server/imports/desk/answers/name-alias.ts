import type { AddressMatch } from '../../../../data/contracts/index.ts'

/** A place above the answer, or the answer itself. */
export interface NamedPlace {
  addressId: number
  level: number
  name: string
}

/** Roads, estates and buildings have names; numbers of doors and rooms are no other names for each other. */
const NAMED_LEVELS = [6, 8, 9]
const LEAST_LETTERS = 2

/**
 * Which part of a text was another name for which place: the one named part that the place's own names do not have. With
 * two such parts nobody can tell, and with none there is nothing to learn.
 */
export function aliasIn(
  { components }: Pick<AddressMatch, 'components'>,
  places: readonly NamedPlace[],
): { place: NamedPlace; text: string } | undefined {
  const found = components.flatMap(({ level, text }) => {
    const place = places.find((one) => one.level === level)
    const isName = NAMED_LEVELS.includes(level) && lettersOf(text) >= LEAST_LETTERS
    const isOther = place !== undefined && place.name !== text && !place.name.includes(text)
    return isName && isOther ? [{ place, text }] : []
  })
  return found.length === 1 ? found[0] : undefined
}

const lettersOf = (text: string) => [...text.matchAll(/\p{Script=Han}/gu)].length
