/** What stands behind a number in the name of a place: 12号, 3幢, and nothing for rooms. */
export type NumberUnit = '号' | '幢' | ''

const UNITS: readonly NumberUnit[] = ['号', '幢', '']
const LIMIT = 10_000
const PLAIN = /^([1-9][0-9]{0,3})(号|幢|)$/
const PLAIN_NUMBER = /^[1-9][0-9]{0,3}$/

/**
 * Positions of the names that are nothing but a number below 10,000 and its unit: nearly all of them, and each address asks for
 * several. −1 = there is no such name.
 */
export function createNumberNames(
  strings: readonly string[],
  nameId: (text: string) => number,
): (number: string, unit: NumberUnit) => number {
  const known = new Map(UNITS.map((unit) => [unit, new Int32Array(LIMIT).fill(-1)]))
  strings.forEach((text, id) => {
    const [, digits, unit] = PLAIN.exec(text) ?? []
    if (digits !== undefined) known.get(unit as NumberUnit)![Number(digits)] = id
  })
  return (number, unit) =>
    PLAIN_NUMBER.test(number) ? known.get(unit)![Number(number)]! : nameId(number + unit)
}
