import { type DateFormat, dateText } from './date-formats.ts'

/** What cells refer to. */
export interface WorkbookTables {
  strings: readonly string[]
  /** By number of the cell's style. */
  dateFormats: readonly (DateFormat | undefined)[]
  is1904: boolean
}

export interface CellValue {
  text: string
  /** As stored, where `text` is another. */
  raw?: string
  isError?: boolean
}

/** A cell as the text that people see, numbers with all the digits that are left. ECMA-376 18.18.11. */
export function cellValue(
  type: string | undefined,
  style: number,
  stored: string,
  { strings, dateFormats, is1904 }: WorkbookTables,
): CellValue {
  switch (type) {
    case 's':
      return { text: strings[Number(stored)] ?? '' }
    case 'str':
    case 'inlineStr':
      return { text: unescapeText(stored) }
    case 'b':
      return { text: stored.trim() === '1' || stored.trim() === 'true' ? 'true' : 'false' }
    case 'e':
      return { text: '', raw: stored, isError: true }
    case 'd':
      return {
        text: stored
          .trim()
          .replace(/T00:00:00(\.0+)?$/, '')
          .replace('T', ' '),
      }
    default:
      return numberValue(stored.trim(), dateFormats[style], is1904)
  }
}

/** Control characters are written `_x000D_`, and a real `_x000D_` as `_x005F_x000D_`. */
export function unescapeText(text: string): string {
  if (!text.includes('_x')) return text
  return text.replaceAll(/_x([0-9A-Fa-f]{4})_/g, (_all, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  )
}

function numberValue(stored: string, format: DateFormat | undefined, is1904: boolean): CellValue {
  const date = format && stored !== '' ? dateText(Number(stored), format, is1904) : undefined
  const text = date ?? numberText(stored)
  return text === stored ? { text } : { text, raw: stored }
}

/** A spreadsheet keeps so many digits of a number. */
const KEPT_DIGITS = 15
const LARGEST_SURE = 10 ** KEPT_DIGITS

/**
 * `0.30000000000000004` as people see it, `1E-3` written out. A long number whose last digits are gone stays scientific
 * (`3.30110199001011E+17`), however it is stored: written out in full it would look like an id.
 */
export function numberText(stored: string): string {
  if (/^-?\d{1,15}$/.test(stored)) return stored
  const value = Number(stored)
  if (stored === '' || !Number.isFinite(value)) return stored
  if (Math.abs(value) < LARGEST_SURE) return String(Number(value.toPrecision(KEPT_DIGITS)))
  const isExact = /^-?\d+$/.test(stored) && !/^0*$/.test(stored.replace('-', '').slice(KEPT_DIGITS))
  if (isExact) return stored
  const [mantissa = '', exponent = ''] = value.toExponential(KEPT_DIGITS - 1).split('e')
  return `${mantissa.replace(/\.?0+$/, '')}E${exponent}`
}
