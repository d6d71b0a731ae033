/** What a property may be once it is stored; nested things become JSON text, lists of words stay lists. */
export type PlainValue = string | number | boolean | readonly string[]

const MAX_TEXT = 10_000
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what PostgreSQL cannot store or nobody can read.
const CONTROLS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g

/** `undefined` for what says nothing: null, empty text, text like `NULL`. `onStrange` is told of removed characters. */
export function cleanValue(value: unknown, onStrange: () => void): PlainValue | undefined {
  if (value === null || value === undefined) return undefined
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined
  if (typeof value === 'boolean') return value
  if (typeof value === 'string') return cleanText(value, onStrange)
  if (Array.isArray(value) && value.length > 0 && value.every((v) => typeof v === 'string')) {
    return value.flatMap((item) => cleanText(item, onStrange) ?? [])
  }
  return cleanText(JSON.stringify(value) ?? '', onStrange)
}

function cleanText(raw: string, onStrange: () => void): string | undefined {
  let text = raw
  // Half a surrogate pair and NUL are refused by the database as a whole row.
  if (CONTROLS.test(text) || !text.isWellFormed()) {
    text = text.replaceAll(CONTROLS, '').toWellFormed()
    onStrange()
  }
  text = text.trim().slice(0, MAX_TEXT)
  return text === '' ? undefined : text
}

/** Attribute keys are words: spaces become underscores. */
export function cleanKey(name: string): string {
  const word = name
    .toWellFormed()
    .replaceAll(CONTROLS, '')
    .trim()
    .replaceAll(/\s+/g, '_')
    .slice(0, 64)
    .toWellFormed()
  return word === '__proto__' ? 'proto' : word
}
