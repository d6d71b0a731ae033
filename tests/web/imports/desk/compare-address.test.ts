import { expect, test } from 'vitest'
import type { AddressComponent, AddressMatch } from '../../../../data/contracts/index.ts'
import { compareAddress } from '../../../../web/imports/desk/compare-address.ts'

const part = (level: number, text: string, start = 0): AddressComponent => ({
  level,
  text,
  start,
  end: start + text.length,
})

const match = (
  components: AddressComponent[],
  matchedBy: AddressMatch['matchedBy'] = [],
): AddressMatch => ({
  code: null,
  level: 0,
  confidence: 0,
  weight: 0,
  lead: null,
  verdict: 'doubtful',
  matchedBy,
  conflicts: [],
  alternatives: [],
  normalised: '',
  components,
  place: null,
  remarks: [],
})

test('parts that both name alike agree, another number differs, the rest is left as it is', () => {
  const text = '文一路12号 明月苑3幢（旁）'
  const given = match([
    part(6, '文一路', 0),
    part(7, '12号', 3),
    part(8, '明月苑', 7),
    part(9, '3幢', 10),
  ])
  const found = match([
    part(3, '良溪区'),
    part(6, '文一路'),
    part(7, '12号'),
    part(8, '明月苑'),
    part(9, '5幢'),
  ])
  const { parts, differences } = compareAddress(text, given, found)
  expect(parts.map(({ text: words }) => words).join('')).toBe(text)
  expect(parts.filter(({ state }) => state === 'agrees').map(({ level }) => level)).toEqual([
    6, 7, 8,
  ])
  expect(differences).toEqual([{ level: 9, given: '3幢', found: '5幢' }])
})

test('a room that the candidate does not have differs; a district that it leaves out says nothing', () => {
  const given = match([part(3, '良溪区', 0), part(12, '501室', 3)])
  const { differences, parts } = compareAddress('良溪区501室', given, match([]))
  expect(differences).toEqual([{ level: 12, given: '501室', found: null }])
  expect(parts[0]?.state).toBe('plain')
})

test('another name that the address base knows agrees', () => {
  const given = match([part(8, '老机床厂')], [{ level: 8, by: 'alias', text: '明月苑' }])
  expect(compareAddress('老机床厂', given, match([part(8, '明月苑')])).differences).toEqual([])
})
