import { expect, test } from 'vitest'
import {
  fromBase32,
  matchTotp,
  newTotpSecret,
  stepAt,
  toBase32,
  totpCode,
  totpUri,
} from '../../../server/security/totp.ts'

/** RFC 6238, appendix B, and RFC 4226, appendix D. */
const KEY = Buffer.from('12345678901234567890')
const SECRET = toBase32(KEY)

test.each([
  [59, '94287082'],
  [1_111_111_109, '07081804'],
  [1_111_111_111, '14050471'],
  [1_234_567_890, '89005924'],
  [2_000_000_000, '69279037'],
  [20_000_000_000, '65353130'],
])('at %i s the code is that of RFC 6238', (seconds, code) => {
  expect(totpCode(KEY, stepAt(seconds * 1000), 8)).toBe(code)
})

test.each([
  [0, '755224'],
  [1, '287082'],
  [9, '520489'],
])('the code of counter %i is that of RFC 4226', (counter, code) => {
  expect(totpCode(KEY, counter)).toBe(code)
})

test.each([
  ['', ''],
  ['f', 'MY'],
  ['fo', 'MZXQ'],
  ['foobar', 'MZXW6YTBOI'],
])('"%s" in Base32 is that of RFC 4648', (plain, coded) => {
  expect(toBase32(Buffer.from(plain))).toBe(coded)
  expect(fromBase32(coded).toString()).toBe(plain)
})

test('a clock may differ by one step and no more', () => {
  const now = 1_800_000_000_000
  const at = (ms: number) => totpCode(KEY, stepAt(ms))
  expect(matchTotp(SECRET, at(now), now)).toBe(stepAt(now))
  expect(matchTotp(SECRET, at(now - 30_000), now)).toBe(stepAt(now) - 1)
  expect(matchTotp(SECRET, at(now + 30_000), now)).toBe(stepAt(now) + 1)
  expect(matchTotp(SECRET, at(now - 60_000), now)).toBeUndefined()
  expect(matchTotp(SECRET, at(now + 60_000), now)).toBeUndefined()
})

test.each(['', '12345', '1234567', 'abcdef', '１２３４５６', '28708 '])(
  '"%s" is no code',
  (code) => {
    expect(matchTotp(SECRET, code, 59_000)).toBeUndefined()
  },
)

test('a secret has 160 bits and never comes twice', () => {
  expect(newTotpSecret()).toMatch(/^[A-Z2-7]{32}$/)
  expect(newTotpSecret()).not.toBe(newTotpSecret())
})

test('apps are told issuer and name, whatever signs are in it', () => {
  const url = new URL(totpUri(SECRET, 'OneMap', '王 伟&x'))
  expect(url.searchParams.get('secret')).toBe(SECRET)
  expect(url.searchParams.get('issuer')).toBe('OneMap')
  expect(decodeURIComponent(url.pathname)).toContain('OneMap:王 伟&x')
})
