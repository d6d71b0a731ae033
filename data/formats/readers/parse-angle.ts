/**
 * A coordinate as people write it: `120.15`, `120,15`, `120°09′12.5″E`, `E120°09'`, `３０．２`. `undefined` for
 * anything else; south and west come out negative.
 */
export function parseAngle(text: string): number | undefined {
  const plain = (/^[ -~]*$/.test(text) ? text : text.normalize('NFKC')).trim()
  if (plain === '') return undefined
  if (PLAIN_NUMBER.test(plain)) return finite(Number(plain))
  if (DECIMAL_COMMA.test(plain)) return finite(Number(plain.replace(',', '.')))
  return parseSexagesimal(plain)
}

const PLAIN_NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i
const DECIMAL_COMMA = /^[+-]?\d+,\d+$/
const SEXAGESIMAL =
  /^([NSEWnsew东西南北])?\s*([+-]?)(\d{1,3})\s*[°度:\s]\s*(?:(\d{1,2}(?:\.\d+)?)\s*['′’分:\s]?\s*)?(?:(\d{1,2}(?:\.\d+)?)\s*(?:["″”秒]|''|′′)?\s*)?([NSEWnsew东西南北])?$/

function parseSexagesimal(text: string): number | undefined {
  const match = SEXAGESIMAL.exec(text)
  if (!match) return undefined
  const [, before, sign, degrees, minutes = '0', seconds = '0', after] = match
  const value = Number(degrees) + Number(minutes) / 60 + Number(seconds) / 3_600
  const isNegative = sign === '-' || /[SWsw南西]/.test(before ?? after ?? '')
  return finite(isNegative ? -value : value)
}

const finite = (value: number) => (Number.isFinite(value) ? value : undefined)
