import { Refusal } from '../../data/contracts/index.ts'
import { COMMON_PASSWORDS } from './common-passwords.ts'
import { MAX_PASSWORD_LENGTH } from './passwords.ts'

/** NIST SP 800-63B: length counts, kinds of characters do not; what everybody tries first is refused. */
export const MIN_PASSWORD_LENGTH = 10

export type Weakness = 'length' | 'common' | 'name'

export function checkPassword(password: string, username = ''): void {
  const weakness = weaknessOf(password, username)
  if (weakness === undefined) return
  throw new Refusal(422, 'weak-password', SENTENCES[weakness], {
    field: 'password',
    reason: weakness,
  })
}

export function weaknessOf(password: string, username: string): Weakness | undefined {
  // As many signs as a reader counts: a Chinese character is one.
  const length = [...password].length
  if (length < MIN_PASSWORD_LENGTH || password.length > MAX_PASSWORD_LENGTH) return 'length'
  const plain = password.normalize('NFKC').toLowerCase()
  if (isCommon(plain)) return 'common'
  const name = username.normalize('NFKC').toLowerCase()
  // What is left beside the name must be worth something.
  if (name.length > 2 && plain.replaceAll(name, '').length < 6) return 'name'
  return undefined
}

function isCommon(password: string): boolean {
  const word = password.replace(/[\d\W_]+$/u, '')
  if (COMMON_PASSWORDS.has(password) || COMMON_PASSWORDS.has(word)) return true
  if (COMMON_PASSWORDS.has(word.replaceAll('@', 'a').replaceAll('0', 'o'))) return true
  return new Set(password).size < 4 || isRun(password)
}

/** 1234567890, abcdefghij, 9876543210 and such, also in part: less than six signs would be left. */
function isRun(password: string): boolean {
  const steps = [...password].map((sign, at, all) =>
    at === 0 ? Number.NaN : sign.codePointAt(0)! - all[at - 1]!.codePointAt(0)!,
  )
  const inRun = steps.filter((step, at) => at > 0 && Math.abs(step) <= 1 && step === steps[at - 1])
  return password.length - inRun.length < 6
}

const SENTENCES: Record<Weakness, string> = {
  length: `The password must have ${MIN_PASSWORD_LENGTH} to ${MAX_PASSWORD_LENGTH} characters.`,
  common: 'This password is among the first that are tried: choose a short sentence of your own.',
  name: 'The password is hardly more than the user name.',
}
