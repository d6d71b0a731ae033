import type { AddressChangeInput, AddressPart, LonLat } from '../../data/contracts/index.ts'

/** One part of a split as it is being put together. */
export interface PartDraft {
  name: string
  lonLat: LonLat | null
}

export type SplitInput = Extract<AddressChangeInput, { op: 'split' }>

/** Which part each child goes to, by its id; absent = the first, as the server has it. */
export type Assignment = Readonly<Record<number, number>>

/** What is sent; null while a name is missing or given twice. */
export function splitInput(
  place: SplitInput['place'],
  parts: readonly PartDraft[],
  assignment: Assignment,
): SplitInput | null {
  const names = parts.map(({ name }) => name.trim())
  if (names.length < 2 || names.includes('') || new Set(names).size < names.length) return null
  return {
    op: 'split',
    place,
    parts: parts.map(({ lonLat }, i): AddressPart => {
      const children = Object.entries(assignment)
        .filter(([, part]) => part === i && i > 0)
        .map(([id]) => Number(id))
      return {
        name: names[i]!,
        ...(lonLat && { lonLat }),
        ...(children.length > 0 && { children }),
      }
    }),
  }
}

/** Without a part its children go back to the first, and those of later parts move up. */
export function withoutPart(assignment: Assignment, part: number): Assignment {
  return Object.fromEntries(
    Object.entries(assignment)
      .filter(([, at]) => at !== part)
      .map(([id, at]) => [id, at > part ? at - 1 : at]),
  )
}
