import { expect, test } from 'vitest'
import { readTable } from '../../../builders/import-files.ts'

const read = (lines: readonly string[]) =>
  readTable({ 'a.csv': lines.join('\n') }, { positionOptional: true })

test('finds the header below titles and empty rows, and leaves empty columns out', async () => {
  const { rows, notes, quotes } = await read([
    ',余杭区出租房登记表,,',
    ',填表单位：五常街道,填表日期：2024-03-05,',
    ',,,',
    ',姓名,地址,人数',
    ',张三,文一路1号,2',
    ',李四,文二路2号,3',
    ',合计,,5',
    '备注：以上为三月数据,,,',
  ])
  expect(rows.map(({ properties }) => properties)).toEqual([
    { 姓名: '张三', 地址: '文一路1号', 人数: '2' },
    { 姓名: '李四', 地址: '文二路2号', 人数: '3' },
  ])
  expect(notes).toEqual({ titleLines: 2, footerLines: 2 })
  expect(quotes.titleLines).toEqual([
    '余杭区出租房登记表',
    '填表单位：五常街道 填表日期：2024-03-05',
  ])
})

test('joins a header of two rows without merged cells', async () => {
  const { rows, notes } = await read([
    '姓名,住址,,,电话',
    ',街道,社区,楼栋,',
    '张三,五常街道,文一社区,3幢,13800001234',
    '李四,五常街道,文二社区,4幢,13800001235',
  ])
  expect(Object.keys(rows[0]!.properties)).toEqual([
    '姓名',
    '住址/街道',
    '住址/社区',
    '住址/楼栋',
    '电话',
  ])
  expect(notes).toEqual({ headerRows: 2 })
})

test('keeps a first row of data whose header has a gap', async () => {
  const { rows } = await read(['姓名,,电话', '张三,甲组,13800001234', '李四,乙组,13800001235'])
  expect(rows).toHaveLength(2)
})

test.each([
  [['张三,330106199001011234,文一路', '李四,330106199101011234,文二路']],
  [['男,张三,西湖区', '男,李四,西湖区', '女,王五,西湖区']],
  [['甲店,13800001234', '乙店,13800001235']],
])('says that %j has no header', async (lines) => {
  const { rows, notes } = await read(lines)
  expect(rows).toHaveLength(lines.length)
  expect(notes).toEqual({ noHeader: 1 })
})

test('leaves out a header that stands again between the rows', async () => {
  const { rows, notes } = await read(['姓名,地址', '张三,文一路', '姓名,地址', '李四,文二路'])
  expect(rows).toHaveLength(2)
  expect(notes).toEqual({ repeatedHeader: 1 })
})

test.each([
  '合计科技有限公司,文一路1号,12',
  '总计算机店,文一路1号,12',
  '说明书印刷厂,文一路1号,12',
  '备注,文一路1号,12',
])('takes %s for a row as any other', async (line) => {
  const { rows } = await read(['名称,地址,人数', '甲,文二路,3', line])
  expect(rows).toHaveLength(2)
})
