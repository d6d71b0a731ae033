/** 3.30110E+17: what a spreadsheet makes of a long number. Digits are lost; no rounding brings them back. */
const SCIENTIFIC = /^[+-]?\d([.,]\d+)?E\+?\d{1,3}$/i
/** A spreadsheet keeps 15 digits of a number and writes zeros for the rest. */
const KEPT_DIGITS = 15

/** A number that was meant as a name and has lost digits for certain. */
export const isScientific = (text: string): boolean => SCIENTIFIC.test(text)

/** 16 digits and more, of which only the first 15 are left. */
export const hasLostTail = (text: string): boolean =>
  /^\d{16,}$/.test(text) && /^0+$/.test(text.slice(KEPT_DIGITS))

/** By chance one in a thousand ends in three zeros; of shorter tails only the whole column can tell. */
export const isSurelyCut = (text: string): boolean =>
  hasLostTail(text) && text.length >= KEPT_DIGITS + 3

/** Whether a column of long numbers has been through a spreadsheet: most of them end in zeros. */
export function isRuinedColumn(texts: Iterable<string>): boolean {
  let long = 0
  let cut = 0
  for (const text of texts) {
    if (!/^\d{16,}$/.test(text)) continue
    long++
    if (hasLostTail(text)) cut++
  }
  return long >= 2 && cut * 2 >= long
}
