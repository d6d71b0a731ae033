/** One permission check taken out. Its number is its place in the list of all. */
export interface Mutant {
  /** Path from the root of the repository. */
  file: string
  line: number
  /** What is taken out. */
  what: string
  /** Where it stands in the text of the file. */
  from: number
  to: number
  /** What stands there instead: an expression, or a condition of SQL. */
  put: string
  kind: 'code' | 'sql' | 'needs'
}

export const nameOf = ({ file, line, what }: Mutant): string => `${file}:${line} ${what}`

export const lineOf = (text: string, at: number): number => text.slice(0, at).split('\n').length

/** Position behind the bracket that closes the one at `open`. Brackets in strings of our code come in pairs. */
export function closingOf(text: string, open: number): number {
  let depth = 0
  for (let at = open; at < text.length; at++) {
    if (text[at] === '(') depth++
    if (text[at] === ')' && --depth === 0) return at + 1
  }
  throw new Error(`A bracket stays open at ${open}`)
}

export const inOneLine = (text: string): string => text.replaceAll(/\s+/g, ' ').slice(0, 70)

/** Whether the line is a comment up to there. */
export function isRemark(text: string, at: number): boolean {
  const before = text.slice(text.lastIndexOf('\n', at - 1) + 1, at)
  return /^\s*(\*|\/\*|\/\/|--)|\s\/\/ /.test(before)
}
