/** What nobody sees and spreadsheets leave behind: controls, soft hyphens, zero-width characters, marks of order. */
const INVISIBLE = /\p{Cf}|(?!\s)\p{Cc}/gu

/** Without what nobody sees, with single spaces; a leading apostrophe says "this is text" in spreadsheets. */
export function cellText(raw: string): string {
  const text = raw.toWellFormed().replace(INVISIBLE, '').replace(/\s+/g, ' ').trim()
  return text.startsWith("'") ? text.slice(1).trim() : text
}

/** Full-width digits and letters as plain ones; without spaces, in capitals. */
export const compactText = (text: string): string =>
  text.normalize('NFKC').replace(/\s+/g, '').toUpperCase()

/** What a spreadsheet shows instead of a result. `#N/A` says that there is none. */
export const isFormulaError = (text: string): boolean =>
  /^#(REF|VALUE|DIV\/0|NAME|NUM|NULL|SPILL|CALC|FIELD|BLOCKED|GETTING_DATA)[!?]?$/i.test(text)

/** Where bytes meant nothing in the encoding of the file. */
export const isUndecodable = (text: string): boolean => text.includes('\ufffd')

/** Placeholders that people write where they know nothing. `无` is not among them: it says "there is none". */
export const saysNothing = (text: string): boolean =>
  text === '' ||
  /^([-–—_/\\*.?？#]+|null|n\/?a|nan|none|undefined|#N\/A|不详|未知|待补充?)$/i.test(text)
