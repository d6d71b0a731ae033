import type { Operation } from '../../../data/contracts/index.ts'

/** Where a canary was put, and so who may meet it. */
export interface Perch {
  layer: string
  place: string
  /** 1 = with the thing itself; 3 and 4 = for this grade with a stated purpose. */
  grade: 1 | 3 | 4
  field: string
  owner?: string
  /** For whom it is there, where reading the map is not enough. */
  operation?: Operation
  /** Any of these places will do as well. */
  elsewhere?: readonly string[]
}

/** Unique strings by where they are. */
export type Canaries = Map<string, Perch>

/** A new string that is nowhere else: letters, or digits where a field wants them. */
export function canary(canaries: Canaries, perch: Perch, digits = 0): string {
  const serial = canaries.size
  // Seven tells them from all other numbers of the world.
  const text =
    digits > 0 ? `7${String(1e6 + serial).padStart(digits - 1, '7')}` : `Qz${letters(serial)}zQ`
  canaries.set(text, perch)
  return text
}

/** Six letters a number, none the beginning of another. */
function letters(serial: number): string {
  let rest = serial
  let text = ''
  for (let i = 0; i < 6; i++) {
    text += 'bcdfghjkmnprstvw'[rest % 16]
    rest = Math.floor(rest / 16)
  }
  return text
}
