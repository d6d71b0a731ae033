import { describe, expect, it } from 'vitest'
import { EAST, tinyBase, WEST } from './tiny-base.ts'

const { matcher, code } = tinyBase()
const ROOM = '文澜路12号文澜苑3幢/2/503'

const found = (text: string) => {
  const { code: own, verdict } = matcher.match(text)
  return verdict === 'matched' ? own : null
}

describe('one room', () => {
  it.each([
    '浙江省杭州市良溪区清源街道文澜社区文澜路12号文澜苑3幢2单元503室',
    '清源街道文澜苑3栋2单元503',
    '清源街道文澜苑3号楼2单元503室',
    '清源街道文澜苑 3座 2单元 503房',
    '清源街道文澜苑3#2单元503',
    '清源街道文澜苑3-2-503',
    '清源街道文澜苑3—2—503室',
    '清源街道文澜苑３幢２单元５０３室',
    '清源街道文澜苑三幢二单元五〇三室',
    '清源街道文澜苑3撞2单元503市',
    '清源街道文澜苑3懂2单元503室',
    '清源街道文澜苑3号搂2单元503室',
    '清源街道文澜苑3高楼2单元503室',
    '清源街道文澜路12好文澜苑3幢2单元503室',
    '清源街道文瀾苑3號樓2單元503室',
    '清源街道文澜苑3幢2单元5层503室',
    '清源街道文澜苑3幢2单元5楼03室',
    '3幢2单元503室 清源街道文澜路12号文澜苑',
    '浙江省杭州市良溪区浙江省杭州市良溪区清源街道文澜苑3幢2单元503室',
    '清源街道文澜苑（文澜路12号）3幢2单元503室',
    '清源街道文澜苑3幢2单元503室（放门口）',
    '收货地址：清源街道文澜苑3幢2单元503室 电联',
    '老纺织宿舍3幢2单元503',
    '机场路12号文澜苑3幢2单元503',
  ])('is found by %s', (text) => {
    const match = matcher.match(text)
    expect([match.code, match.level, match.verdict]).toEqual([code(ROOM), 12, 'matched'])
  })
})

describe('what looks alike is kept apart', () => {
  it('1幢11室 and 11幢1室', () => {
    expect(found('清源街道文澜路12号文澜苑1幢11室')).toBe(code('文澜路12号文澜苑1幢/无/11'))
    const other = matcher.match('清源街道文澜路12号文澜苑11幢1室')
    expect(other.code).toBe(code('文澜路12号文澜苑11幢'))
    expect(other.remarks).toEqual(['room-unknown'])
    expect(other.conflicts).toContainEqual({ level: 12, given: '1室', found: null, veto: true })
  })

  it('12号, 1-2号 and 14-1号', () => {
    expect(found('清源街道文澜路1-2号文澜苑3幢2单元503室')).toBeNull()
    expect(found('清源街道文澜路14号101室')).toBeNull()
    expect(found('清源街道文澜路141号101室')).toBeNull()
    expect(found('清源街道文澜路14-1号101室')).toBe(code('文澜路14-1号/无/101'))
    expect(found('清源街道文澜路14附1号101室')).toBe(code('文澜路14-1号/无/101'))
  })

  it('文一路 and 文一西路', () => {
    expect(found('文一路20号101室')).toBe(code('文一路20号/无/101'))
    expect(found('文一西路20号101室')).toBe(code('文一西路20号/无/101'))
    expect(found('文一东路20号101室')).toBeNull()
    expect(matcher.match('文一西路20号201室').code).toBe(code('文一西路20号'))
  })

  it('one estate name in two streets', () => {
    const both = matcher.match('文澜苑3幢1单元501室')
    expect([both.verdict, both.lead]).toEqual(['doubtful', 0])
    expect(both.alternatives.length).toBeGreaterThan(0)
    const one = matcher.match('桂花路文澜苑3幢1单元501室')
    expect(one.weight).toBeGreaterThan(both.weight)
    expect(one.lead).toBeGreaterThan(10)
    expect(found('桂花路文澜苑3幢1单元501室')).toBe(code('桂花路8号文澜苑3幢/1/501'))
    expect(found('清源街道文澜苑3幢1单元501室')).toBe(code('文澜路12号文澜苑3幢/1/501'))
  })

  it('another city', () => {
    expect(found('江苏省苏州市文澜路12号文澜苑3幢2单元503室')).toBeNull()
  })

  it('numbers of names are no numbers: 三墩, 五常, 文一西路', () => {
    const { components } = matcher.match('五常街道三墩村文一西路20号101室')
    expect(components.map(({ level, text }) => `${level} ${text}`)).toEqual([
      '4 五常街道',
      '5 三墩村',
      '6 文一西路',
      '7 20号',
      '12 101室',
    ])
  })
})

describe('what is not known', () => {
  it('a room that the building does not have: the building, and it says so', () => {
    const match = matcher.match('清源街道文澜路12号文澜苑3幢2单元999室')
    expect([match.code, match.level]).toEqual([code('文澜路12号文澜苑3幢'), 9])
    expect(match.remarks).toContain('room-unknown')
  })

  it('which of two rooms, without the stairwell: the building, and both as alternatives', () => {
    const match = matcher.match('清源街道文澜路12号文澜苑3幢501室')
    expect([match.level, match.remarks]).toEqual([9, ['room-ambiguous']])
    expect(match.alternatives.filter(({ level }) => level === 12)).toHaveLength(2)
  })

  it('a stairwell that nobody knows is no conflict', () => {
    const match = matcher.match('三墩村3组6号1单元201室')
    expect(match.code).toBe(code('3组6号/?/201'))
  })

  it('a village of a group makes other villages no rivals', () => {
    const named = matcher.match('三墩村3组6号201室')
    expect([named.code, named.matchedBy.some(({ text }) => text === '3组')]).toEqual([
      code('3组6号/?/201'),
      true,
    ])
  })

  it('a door that is not there: no building', () => {
    const match = matcher.match('清源街道文澜路16号101室')
    expect([match.code, match.level]).toEqual([null, 6])
    expect(match.verdict).not.toBe('matched')
    expect(match.conflicts).toContainEqual({ level: 7, given: '16号', found: null, veto: true })
  })

  it('an alias whose time has not come', () => {
    expect(matcher.match('未来花园3幢2单元503室').verdict).not.toBe('matched')
  })

  it.each([
    '',
    '   ',
    '电联',
    '????',
    '😀😀',
    '12',
    '号'.repeat(200),
    '1-2-3-4-5-6-7-8-9-10-11-12',
  ])('nothing, and no failure: %s', (text) => {
    expect(matcher.match(text)).toMatchObject({ code: null, verdict: 'unmatched' })
  })

  it('a text that is too long to be an address', () => {
    expect(matcher.match('文'.repeat(5000)).remarks).toEqual(['too-long'])
  })
})

describe('an alias that holds in its street', () => {
  const room = code('桂花路8号文澜苑3幢/1/501')

  it.each([
    ['the street', '桂花路老粮站3幢1单元501室'],
    ['the door', '桂花路8号老粮站3幢1单元501室'],
    ['the community', '五常街道三墩村老粮站3幢1单元501室'],
  ])('is believed where %s is named', (_, text) => {
    expect(found(text)).toBe(room)
  })

  it('is asked about where nothing of it is named, with what it may mean proposed', () => {
    for (const text of ['老粮站3幢1单元501室', '良溪区五常街道老粮站3幢1单元501室']) {
      const { verdict, code: own, confidence } = matcher.match(text)
      expect([text, verdict, own, confidence < 0.9]).toEqual([text, 'doubtful', room, true])
    }
  })

  it('means nothing in another street', () => {
    expect(found('文一西路20号老粮站3幢1单元501室')).toBeNull()
  })

  it('needs nothing besides when it holds everywhere', () => {
    expect(found('老纺织宿舍3幢2单元503室')).toBe(code('文澜路12号文澜苑3幢/2/503'))
  })

  it('of a building is believed in its estate', () => {
    expect(found('桂花路文澜苑7号楼1单元501室')).toBe(room)
    expect(found('五常街道老粮站7号楼1单元501室')).toBeNull()
  })
})

describe('a scope', () => {
  it('does not find what lies outside of it, by any way', () => {
    for (const text of [
      '文一西路20号101室',
      '桂花路8号文澜苑3幢1单元501室',
      '五常街道三墩村3组6号201室',
    ]) {
      const match = matcher.match(text, { areas: [WEST.slice(0, 9)] })
      expect([text, match.code]).toEqual([text, null])
      expect(JSON.stringify(match.alternatives)).not.toContain('330199002')
    }
  })

  it('makes certain what is ambiguous for others', () => {
    const match = matcher.match('文澜苑3幢1单元501室', { areas: [EAST.slice(0, 9)] })
    expect([match.code, match.verdict]).toEqual([code('桂花路8号文澜苑3幢/1/501'), 'matched'])
  })
})

it('components stand where they came from in the text', () => {
  const text = '良溪区，清源街道（文澜路１２号） 文澜苑三號樓'
  const { components } = matcher.match(text)
  const parts = components.map(({ level, start, end }) => [level, text.slice(start, end)])
  expect(parts).toEqual([
    [3, '良溪区'],
    [4, '清源街道'],
    [6, '文澜路'],
    [7, '１２号'],
    [8, '文澜苑'],
    [9, '三號樓'],
  ])
})

it('a brief answer is the same without its reasons, with others only where there is a choice', () => {
  const texts = [
    '清源街道文澜苑3幢2单元503室',
    '文澜苑3幢1单元501室',
    '清源街道文澜苑3幢909室',
    '没有这里',
  ]
  for (const text of texts) {
    const { weight, lead, matchedBy, conflicts, normalised, components, ...whole } =
      matcher.match(text)
    const isOpen = whole.verdict === 'doubtful' || whole.remarks.length > 0
    const alternatives = isOpen ? whole.alternatives : []
    expect([text, matcher.matchBriefly(text)]).toEqual([text, { ...whole, alternatives }])
  }
})
