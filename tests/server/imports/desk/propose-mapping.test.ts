import { describe, expect, it } from 'vitest'
import { deskTargets } from '../../../../data/registry/import-targets.ts'
import { loadRegistry } from '../../../../data/registry/index.ts'
import { describeColumns } from '../../../../server/imports/desk/mapping/describe-columns.ts'
import { proposeMapping } from '../../../../server/imports/desk/mapping/propose-mapping.ts'
import type { FileColumn } from '../../../../server/imports/desk/reading/cells-request.ts'

const targets = deskTargets(loadRegistry())
const target = (code: string) => targets.find((one) => one.code === code)!
const column = (name: string, ...samples: string[]): FileColumn => ({
  name,
  type: 'text',
  filled: samples.length,
  isRuined: false,
  samples,
})
const propose = (code: string, columns: FileColumn[], addresses: string[] = []) =>
  proposeMapping({
    columns,
    target: target(code),
    addressShares: new Map(addresses.map((name) => [name, 1])),
  })

describe('what columns are', () => {
  it('is told by names in Chinese, English and pinyin', () => {
    const { mapping } = propose('CATERING', [
      column('danweimingcheng', '甲'),
      column('Address', '乙'),
      column('量化等级', 'A'),
      column('*联系电话（必填）', '13812341234'),
    ])
    expect(mapping.fields).toMatchObject({
      danweimingcheng: 'title',
      量化等级: 'grade',
      '*联系电话（必填）': 'phone',
    })
    expect(mapping.address).toEqual(['Address'])
  })

  it('is told by contents where the names say nothing', () => {
    const { mapping } = propose(
      'CATERING',
      [
        column('a', '91330100799655058B', '91350100M000100Y43'),
        column('b', '13812341234', '13912341234'),
        column('c', '文澜路12号', '文澜路13号'),
      ],
      ['c'],
    )
    expect(mapping).toMatchObject({ fields: { a: 'uscc', b: 'phone' }, address: ['c'] })
  })

  it('is left to the user where it is not sure', () => {
    const two = propose('CATERING', [column('注册地址', '甲路1号'), column('经营地址', '乙路2号')])
    expect(two.mapping.address).toEqual([])
    expect(two.proposals.map(({ field }) => field)).toEqual(['@address', '@address'])
    const wrong = propose('CATERING', [column('联系电话', '老王', '老李')])
    expect(wrong.mapping.fields).toEqual({})
  })

  it('never takes a column of repeated values for the sender’s numbers', () => {
    expect(propose('CATERING', [column('编号', '1', '1', '2')]).mapping.key).toEqual([])
    expect(propose('CATERING', [column('编号', '1', '2', '3')]).mapping.key).toEqual(['编号'])
  })

  it('joins the parts of an address', () => {
    const parts = ['道路', '门牌号', '小区', '幢号', '室号'].map((name) => column(name, '1'))
    expect(propose('RENTAL', parts).mapping.address).toEqual(parts.map(({ name }) => name))
  })
})

describe('examples of a column', () => {
  it('come masked where they are or may be about somebody', () => {
    const columns = [
      column('户主姓名', '张三丰'),
      column('备注', '电话13812341234'),
      column('x', '11010519491231002X'),
      column('店名', '老周面馆'),
    ]
    const shown = describeColumns(columns, [], target('CATERING')).map(
      ({ examples }) => examples[0],
    )
    expect(shown).toEqual(['张*', '电话*******1234', '**************002X', '老周面馆'])
  })

  it('of an address in parts is told by usual names, and a sender’s file without any tells nothing', () => {
    const columns = ['道路名称', '门牌号', '小区名称', '楼栋号', '单元号', '房号', '社区'].map(
      (name) => column(name, '甲', '乙'),
    )
    const remembered = { fields: {}, address: [], key: [], crs: null, isComplete: false }
    const question = { columns, target: target('ADDRESS'), addressShares: new Map() }
    expect(proposeMapping({ ...question, remembered }).mapping).toMatchObject({
      fields: {
        道路名称: 'road',
        门牌号: 'door',
        小区名称: 'estate',
        楼栋号: 'house',
        单元号: 'stairwell',
        房号: 'room',
        社区: 'community',
      },
      address: [],
    })
    const drawn = ['adcode', 'name', 'x', 'y'].map((name) => column(name, '1', '2'))
    const { mapping } = proposeMapping({ ...question, columns: drawn, target: target('DIVISION') })
    expect(mapping).toMatchObject({ fields: { adcode: 'code', name: 'name' }, address: [] })
    expect(mapping).not.toHaveProperty('position')
  })
})
