import { describe, expect, it } from 'vitest'
import {
  citizenIdIssue,
  hasMod3736Check,
  makeBuildingCode,
  makeItemCode,
  makeRoomCode,
  makeSiteCode,
  mod3736Check,
  organisationCheck,
  usccIssue,
} from '../../../data/rules/check-digits.ts'

describe('ISO 7064 MOD 37,36', () => {
  it.each([
    ['A12425GABC1234002', 'M'],
    ['B33011000000001', 'G'],
    ['R3301100000000001', '4'],
  ])('gives %s the check character %s', (body, check) => {
    expect(mod3736Check(body)).toBe(check)
    expect(hasMod3736Check(body + check)).toBe(true)
  })

  it('notices every single wrong character and every swap of neighbours', () => {
    const code = makeRoomCode('330199', 4711)
    for (let at = 0; at < code.length; at++) {
      const wrong = code[at] === '7' ? '8' : '7'
      expect(hasMod3736Check(code.slice(0, at) + wrong + code.slice(at + 1))).toBe(false)
      if (at === 0 || code[at] === code[at - 1]) continue
      const swapped = code.slice(0, at - 1) + code[at] + code[at - 1] + code.slice(at + 1)
      expect(hasMod3736Check(swapped)).toBe(false)
    }
  })

  it('issues codes of the four kinds', () => {
    expect(makeBuildingCode('330110', 1)).toBe('B33011000000001G')
    expect(makeRoomCode('330110', 1)).toBe('R33011000000000014')
    expect(makeSiteCode('330199', 12)).toMatch(/^S33019900000012[0-9A-Z]$/)
    expect(makeItemCode('330199', 12)).toMatch(/^F3301990000000012[0-9A-Z]$/)
  })

  it('refuses a serial or an issuer that does not fit', () => {
    expect(() => makeBuildingCode('330110', 123_456_789)).toThrow(RangeError)
    expect(() => makeBuildingCode('33011', 1)).toThrow(RangeError)
    expect(() => makeSiteCode('33011A', 1)).toThrow(RangeError)
  })
})

describe('unified social credit code, GB 32100', () => {
  it.each(['91350100M000100Y43', '91330100799655058B', '91440300708461136T'])(
    'accepts %s',
    (code) => {
      expect(usccIssue(code)).toBeUndefined()
    },
  )

  it('says what is wrong', () => {
    expect(usccIssue('91350100M000100Y44')).toBe('check')
    expect(usccIssue('91350100M000100Z43')).toBe('form')
    expect(usccIssue('91350100I000100Y43')).toBe('form')
    expect(usccIssue('3.30110E+17')).toBe('form')
  })

  it('looks at the organisation code inside too', () => {
    expect(organisationCheck('M000100Y')).toBe('4')
    expect(organisationCheck('79965505')).toBe('8')
    expect(organisationCheck('70846113')).toBe('6')
    expect(usccIssue('91330100799655048B')).toBe('check')
  })
})

describe('citizen id, GB 11643', () => {
  it.each(['11010519491231002X', '440524188001010014'])('accepts %s', (id) => {
    expect(citizenIdIssue(id)).toBeUndefined()
  })

  it('says what is wrong', () => {
    expect(citizenIdIssue('110105194912310021')).toBe('check')
    expect(citizenIdIssue('110105194902300020')).toBe('date')
    expect(citizenIdIssue('11010519491231002x')).toBe('form')
    expect(citizenIdIssue('1101051949123100')).toBe('form')
  })
})
