/** Whole numbers that a double cannot hold exactly have 16 digits or more. */
const HAS_LONG_NUMBER = /[:[,\s]-?\d{16,}\s*[,}\]\s]/
const STRING_OR_NUMBER = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g
const LONG_WHOLE_NUMBER = /^-?\d{16,}$/

/** `JSON.parse`, but ids of 16 digits and more (citizen ids, property numbers) become text instead of being rounded. */
export function parseJsonExactly(text: string): unknown {
  if (!HAS_LONG_NUMBER.test(text)) return JSON.parse(text)
  const exact = text.replace(STRING_OR_NUMBER, (token) =>
    LONG_WHOLE_NUMBER.test(token) && !Number.isSafeInteger(Number(token)) ? `"${token}"` : token,
  )
  return JSON.parse(exact)
}
