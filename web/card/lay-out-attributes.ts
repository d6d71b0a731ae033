import type { ShownAttribute } from '../ui/format-value.ts'

/** Two short ones stand side by side: half as far to scroll. One that finds no partner has the line for itself. */
export function layOut(attributes: readonly ShownAttribute[]): (ShownAttribute & Laid)[] {
  const laid: (ShownAttribute & Laid)[] = []
  for (const attribute of attributes) {
    const before = laid.at(-1)
    const pairs = isShort(attribute) && before?.waits
    if (pairs) before.wide = false
    laid.push({ ...attribute, wide: !pairs, waits: isShort(attribute) && !pairs })
    if (before) before.waits = false
  }
  return laid
}

interface Laid {
  /** Takes a line for itself. */
  wide: boolean
  /** Would share its line with the next. */
  waits: boolean
}

function isShort(attribute: ShownAttribute): boolean {
  const value = attribute.texts.map(({ text }) => text).join()
  return attribute.day === null && widthInLetters(attribute.name + value) <= SHORT_LETTERS
}

const SHORT_LETTERS = 16

/** A Chinese character is as wide as two letters. */
const widthInLetters = (text: string) =>
  [...text].reduce((sum, letter) => sum + (letter > '\u2e80' ? 2 : 1), 0)
