import { describe, expect, test } from 'vitest'
import type { SearchHit } from '../../../data/contracts/index.ts'
import { type Command, matchCommands } from '../../../web/search/commands.ts'
import { withNewest } from '../../../web/search/recent.ts'
import { distanceM, groupResults, markTyped } from '../../../web/search/result-list.ts'

const aCommand = (id: string, label: string, words: string[] = []): Command => ({
  id,
  label,
  words,
  kind: 'command',
  run: () => {},
})
const dark = aCommand('dark', '切换到深色主题', ['深色', 'dark'])
const school = {
  ...aCommand('layer-SCHOOL', '学校幼儿园', ['School', 'SCHOOL']),
  kind: 'layer' as const,
}
const estate = aCommand('estate', '物业小区', ['Estate'])
const aHit = (kind: SearchHit['kind'], code: string): SearchHit => ({
  kind,
  layer: null,
  code,
  title: code,
  subtitle: '',
  lonLat: null,
})

describe('commands', () => {
  test.each([
    ['深色', dark],
    ['dark', dark],
    ['DARK', dark],
    ['> dark', dark],
    ['学校', school],
    ['scho', school],
    ['小区', estate],
  ])('%s finds its own', (typed, command) => {
    expect(matchCommands(typed, [dark, school, estate])[0]).toBe(command)
  })

  test('whole names come before beginnings before parts', () => {
    const found = matchCommands('school', [
      aCommand('part', 'Near preschool'),
      aCommand('word', 'A school'),
      aCommand('start', 'School bus'),
      school,
    ])
    expect(found.map(({ id }) => id)).toEqual(['layer-SCHOOL', 'start', 'word', 'part'])
  })

  test('one character inside a word is not enough, nothing typed finds nothing', () => {
    expect(matchCommands('业', [estate])).toEqual([])
    expect(matchCommands('  ', [estate])).toEqual([])
  })

  test('never crowd out what the server found', () => {
    const many = Array.from({ length: 30 }, (_, i) => aCommand(`c${i}`, `层 ${i}`))
    expect(matchCommands('层', many).length).toBeLessThanOrEqual(5)
  })
})

describe('results', () => {
  test('stand in the server’s order of groups, below a position and actions', () => {
    const groups = groupResults({
      position: { lonLat: [120, 30], datum: 'CGCS2000' },
      commands: [dark, school],
      hits: [aHit('enterprise', 'e1'), aHit('address', 'a1'), aHit('enterprise', 'e2')],
    })
    expect(groups.map(({ kind, results }) => [kind, results.length])).toEqual([
      ['coordinates', 1],
      ['command', 1],
      ['layer', 1],
      ['enterprise', 2],
      ['address', 1],
    ])
  })

  test('name one thing once', () => {
    const twice = [aHit('address', 'a1'), aHit('address', 'a1')]
    const groups = groupResults({ position: undefined, commands: [], hits: twice })
    expect(groups[0]?.results).toHaveLength(1)
  })

  test('mark what was typed, whatever its case', () => {
    expect(markTyped('Wenyi Road 12', 'wenyi')).toEqual([
      { text: 'Wenyi', hit: true },
      { text: ' Road 12', hit: false },
    ])
    expect(markTyped('文一西路', '三墩')).toEqual([{ text: '文一西路', hit: false }])
  })
})

test('a degree of latitude is 111 km', () => {
  expect(distanceM([120, 30], [120, 31])).toBeCloseTo(111_195, -1)
})

test('the newest choice stands first, once, and old ones fall off', () => {
  const many = Array.from({ length: 8 }, (_, i) => aHit('address', `a${i}`))
  const recent = withNewest(many, aHit('address', 'a5'))
  expect(recent.map(({ code }) => code)).toEqual(['a5', 'a0', 'a1', 'a2', 'a3', 'a4', 'a6', 'a7'])
  expect(withNewest(many, aHit('grid', 'g')).at(-1)?.code).toBe('a6')
})
