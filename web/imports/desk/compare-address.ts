import type { AddressComponent, AddressMatch } from '../../../data/contracts/index.ts'

/** A stretch of the row's text, and whether the candidate says the same there. */
export interface ComparedPart {
  text: string
  level: number
  state: 'agrees' | 'differs' | 'plain'
}

export interface AddressDifference {
  level: number
  given: string
  found: string | null
}

export interface Comparison {
  parts: ComparedPart[]
  differences: AddressDifference[]
}

/** Numbers decide; a division that one of the two leaves out says nothing. */
const TELLING = new Set([6, 7, 8, 9, 10, 11, 12])

/** Level by level: what the text of a row and a candidate both name, and where they name different things. */
export function compareAddress(text: string, given: AddressMatch, found: AddressMatch): Comparison {
  const named = new Map(found.components.map((one) => [one.level, one.text]))
  const differences: AddressDifference[] = []
  const judged = given.components.map((component): ComparedPart & AddressComponent => {
    const { level } = component
    const other = named.get(level)
    if (level === 0 || (other === undefined && !TELLING.has(level))) {
      return { ...component, state: 'plain' }
    }
    if (isSame(component.text, other) || isAlias(given, level, other)) {
      return { ...component, state: 'agrees' }
    }
    differences.push({ level, given: component.text, found: other ?? null })
    return { ...component, state: 'differs' }
  })
  return { parts: cut(text, judged), differences }
}

const isSame = (a: string, b: string | undefined) => a === b

/** Another name of the same: the address base says so. */
const isAlias = ({ matchedBy }: AddressMatch, level: number, found: string | undefined) =>
  found !== undefined && matchedBy.some((one) => one.level === level && one.text === found)

/** The whole text in stretches; what belongs to no part stays as it is. */
function cut(text: string, judged: readonly (ComparedPart & AddressComponent)[]): ComparedPart[] {
  const parts: ComparedPart[] = []
  let at = 0
  const plain = (to: number) => {
    if (to > at) parts.push({ text: text.slice(at, to), level: 0, state: 'plain' })
  }
  for (const { start, end, level, state } of [...judged].sort((a, b) => a.start - b.start)) {
    if (start < at) continue
    plain(start)
    parts.push({ text: text.slice(start, end), level, state })
    at = end
  }
  plain(text.length)
  return parts
}
