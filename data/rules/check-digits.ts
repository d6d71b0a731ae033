import {
  type BuildingCode,
  type FeatureCode,
  parseBuildingCode,
  parseFeatureCode,
  parseRoomCode,
  type RoomCode,
} from '../contracts/index.ts'

/** What may be wrong with a number that carries a check character. */
export type CheckIssue = 'form' | 'check' | 'date'

/** Check character of ISO 7064 MOD 37,36 for a string of `0-9A-Z`. */
export function mod3736Check(body: string): string {
  let product = 36
  for (const char of body) {
    const sum = (product + positionIn(ALPHANUMERIC, char)) % 36 || 36
    product = (2 * sum) % 37
  }
  return ALPHANUMERIC[(37 - product) % 36]!
}

export function hasMod3736Check(code: string): boolean {
  return /^[0-9A-Z]{2,}$/.test(code) && mod3736Check(code.slice(0, -1)) === code.at(-1)
}

/** 楼栋编码: `B` + 6 issuer + 8 serial + check. */
export function makeBuildingCode(issuer: string, serial: number): BuildingCode {
  return issued(parseBuildingCode, 'B', issuer, serial, 8)
}

/** 户室编码: `R` + 6 issuer + 10 serial + check. */
export function makeRoomCode(issuer: string, serial: number): RoomCode {
  return issued(parseRoomCode, 'R', issuer, serial, 10)
}

/** 经营场所编码: `S` + 6 issuer + 8 serial + check. */
export function makeSiteCode(issuer: string, serial: number): FeatureCode {
  return issued(parseFeatureCode, 'S', issuer, serial, 8)
}

/** Code of a thing on a thematic layer: `F` + 6 issuer + 10 serial + check. */
export function makeItemCode(issuer: string, serial: number): FeatureCode {
  return issued(parseFeatureCode, 'F', issuer, serial, 10)
}

/** Check character of a 统一社会信用代码 (GB 32100) for its first 17 characters. */
export function usccCheck(body: string): string {
  let sum = 0
  let weight = 1
  for (const char of body) {
    sum += positionIn(USCC_ALPHABET, char) * weight
    weight = (weight * 3) % 31
  }
  return USCC_ALPHABET[(31 - (sum % 31)) % 31]!
}

/** Check character of a 组织机构代码 (GB 11714) for its first 8 characters. */
export function organisationCheck(body: string): string {
  let sum = 0
  for (const [at, weight] of ORGANISATION_WEIGHTS.entries()) {
    sum += positionIn(ALPHANUMERIC, body[at] ?? '') * weight
  }
  const rest = 11 - (sum % 11)
  return rest === 10 ? 'X' : rest === 11 ? '0' : String(rest)
}

/** 统一社会信用代码, GB 32100; characters 9–17 are an organisation code with a check of its own. */
export function usccIssue(uscc: string): CheckIssue | undefined {
  if (!USCC_FORM.test(uscc)) return 'form'
  if (organisationCheck(uscc.slice(8, 16)) !== uscc[16]) return 'check'
  return usccCheck(uscc.slice(0, 17)) === uscc[17] ? undefined : 'check'
}

/** Check character of a 公民身份号码 (GB 11643) for its first 17 digits. */
export function citizenIdCheck(body: string): string {
  let sum = 0
  for (const [at, weight] of CITIZEN_WEIGHTS.entries()) sum += Number(body[at]) * weight
  return '10X98765432'[sum % 11]!
}

/** 公民身份号码, GB 11643. The area part is not tested: areas are renamed, numbers stay. */
export function citizenIdIssue(id: string): CheckIssue | undefined {
  if (!/^\d{17}[\dX]$/.test(id)) return 'form'
  if (!isRealDate(id.slice(6, 14))) return 'date'
  return citizenIdCheck(id.slice(0, 17)) === id[17] ? undefined : 'check'
}

const ALPHANUMERIC = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'
/** GB 32100: without I, O, S, V, Z. */
const USCC_ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const USCC_FORM = /^[0-9A-HJ-NP-RTUW-Y]{2}\d{6}[0-9A-HJ-NP-RTUW-Y]{10}$/
const ORGANISATION_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2]
const CITIZEN_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

function positionIn(alphabet: string, char: string): number {
  const value = char === '' ? -1 : alphabet.indexOf(char)
  if (value < 0) throw new RangeError(`"${char}" is not one of ${alphabet}`)
  return value
}

function issued<Code>(
  parse: (text: string) => Code | undefined,
  kind: string,
  issuer: string,
  serial: number,
  digits: number,
): Code {
  const body = `${kind}${issuer}${String(serial).padStart(digits, '0')}`
  const code = parse(body + mod3736Check(body))
  if (code === undefined || !/^\d{6}$/.test(issuer) || body.length !== 7 + digits) {
    throw new RangeError(`No ${kind} code for issuer ${issuer}, serial ${serial}`)
  }
  return code
}

function isRealDate(yyyymmdd: string): boolean {
  const iso = `${yyyymmdd.slice(0, 4)}-${yyyymmdd.slice(4, 6)}-${yyyymmdd.slice(6)}`
  const date = new Date(`${iso}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso)
}
