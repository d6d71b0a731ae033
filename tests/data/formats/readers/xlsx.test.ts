import { zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { bytesOf, readTable } from '../../../builders/import-files.ts'
import { textRows, workbook } from '../../../builders/workbook.ts'

const cells = { positionOptional: true }

test('reads shared, rich and inline texts, numbers, booleans and errors', async () => {
  const rows = `<row><c t="s"><v>0</v></c><c t="s"><v>1</v></c><c t="s"><v>2</v></c><c t="s"><v>3</v></c></row>
    <row><c t="inlineStr"><is><t>甲</t><rPh><t>jia</t></rPh></is></c><c><v>0.30000000000000004</v></c><c t="b"><v>1</v></c><c t="e"><v>#N/A</v></c></row>`
  const strings = [
    '<t>名称</t>',
    '<r><t>数</t></r><r><t>量</t></r><rPh><t>x</t></rPh>',
    '<t>a_x000D_b</t>',
    '<t>d</t>',
  ]
  const read = await readTable({ 'a.xlsx': workbook([{ rows }], { strings }) }, cells)
  expect(read.format).toBe('xlsx')
  expect(read.rows).toEqual([
    {
      row: 1,
      geometry: null,
      properties: { 名称: '甲', 数量: '0.3', 'a b': 'true' },
      raw: { 数量: '0.30000000000000004', d: '#N/A' },
    },
  ])
  expect(read.notes).toMatchObject({ formulaErrors: 1 })
})

test.each([
  ['45356', 'yyyy-mm-dd', false, '2024-03-05'],
  ['43894', 'yyyy"年"m"月"d"日"', true, '2024-03-05'],
  ['45356.354166666664', 'yyyy/m/d h:mm', false, '2024-03-05 08:30:00'],
  ['0.5', '[$-804]h:mm;@', false, '12:00:00'],
  ['1.5', '[h]:mm', false, '36:00:00'],
  ['59', 'yyyy-mm-dd', false, '1900-02-28'],
  ['61', 'yyyy-mm-dd', false, '1900-03-01'],
  ['45356', '#,##0 "days"', false, '45356'],
  ['0.25', '0.00%', false, '0.25'],
  ['45356', '[Red]General', false, '45356'],
])('reads %s in the format %s as %s', async (stored, format, is1904, text) => {
  const rows = `<row><c t="inlineStr"><is><t>日期</t></is></c></row><row><c s="1"><v>${stored}</v></c></row>`
  const formats = [format.replaceAll('"', '&quot;')]
  const read = await readTable({ 'a.xlsx': workbook([{ rows }], { formats, is1904 }) }, cells)
  expect(read.rows[0]!.properties.日期).toBe(text)
  expect(read.rows[0]!.raw?.日期 ?? stored).toBe(stored)
})

test.each([
  ['3.3011019900101101E+17', '3.30110199001011E+17'],
  ['330110199001011000', '3.30110199001011E+17'],
  ['330110199001011234', '330110199001011234'],
  ['13800001234', '13800001234'],
  ['1E5', '100000'],
])('lets no ruined id pass for a whole one: %s is handed on as %s', async (stored, text) => {
  const rows = `<row><c t="inlineStr"><is><t>证件号</t></is></c></row><row><c><v>${stored}</v></c></row>`
  const read = await readTable({ 'a.xlsx': workbook([{ rows }]) }, cells)
  expect(read.rows[0]!.properties.证件号).toBe(text)
})

test('takes the sheet with the table and names the others', async () => {
  const table = textRows([
    ['名称', '地址'],
    ['甲', '文一路'],
    ['乙', '文二路'],
  ])
  const list = textRows(Array.from({ length: 9 }, (_, i) => [`选项${i}`, 'x']))
  const files = {
    'a.xlsx': workbook([
      { name: '填表说明', rows: textRows([['请勿改动']]) },
      { name: '登记', rows: table },
      { name: '数据字典', rows: list },
      { name: '隐藏', rows: list, state: 'hidden' },
      { name: '空', rows: '' },
    ]),
  }
  const read = await readTable(files, cells)
  expect(read.rows.map(({ properties }) => properties.名称)).toEqual(['甲', '乙'])
  expect(read.quotes.otherSheets).toEqual(['填表说明', '数据字典', '隐藏'])
  const other = await readTable(files, { ...cells, part: '数据字典' })
  expect(other.rows).toHaveLength(8)
  expect(other.quotes.otherSheets).toEqual(['填表说明', '登记', '隐藏'])
  expect((await readTable(files, { ...cells, part: '没有这个' })).rows).toEqual(read.rows)
})

test('joins merged headers, fills merged cells downwards, tells titles and footers', async () => {
  const rows = textRows([
    ['余杭区出租房登记表', '', '', ''],
    ['填表日期：2024-03-05', '', '', ''],
    ['姓名', '住址', '', '人数'],
    ['', '街道', '楼栋', ''],
    ['张三', '五常街道', '3幢', '2'],
    ['李四', '', '4幢', '1'],
    ['合计', '', '', '3'],
    ['填表人：王五', '', '审核人：赵六', ''],
  ])
  const merges = ['A1:D1', 'A2:D2', 'A3:A4', 'B3:C3', 'D3:D4', 'B5:B6']
  const read = await readTable({ 'a.xlsx': workbook([{ rows, merges }]) }, cells)
  expect(read.rows.map(({ properties }) => properties)).toEqual([
    { 姓名: '张三', '住址/街道': '五常街道', '住址/楼栋': '3幢', 人数: '2' },
    { 姓名: '李四', '住址/街道': '五常街道', '住址/楼栋': '4幢', 人数: '1' },
  ])
  expect(read.notes).toEqual({ titleLines: 2, headerRows: 2, footerLines: 2 })
  expect(read.quotes.footerLines).toEqual(['合计 3', '填表人：王五 审核人：赵六'])
})

test('finds positions in its columns', async () => {
  const rows = textRows([
    ['名称', '经度', '纬度'],
    ['甲', '120.02', '30.27'],
  ])
  const { rows: read } = await readTable({ 'a.xlsx': workbook([{ rows }]) })
  expect(read[0]!.geometry).toEqual({ type: 'Point', coordinates: [120.02, 30.27] })
})

test('is not led astray by huge dimensions, far cells and rows without numbers', async () => {
  const rows = `<row><c r="B1" t="str"><v>a</v></c><c r="C1" t="str"><v>b</v></c></row>
    <row r="1048576"><c r="B1048576"><v>1</v></c><c r="XFD1048576"><v>9</v></c></row>`
  const sheet = { rows, dimension: 'A1:XFD1048576', merges: ['A1:XFD1048576'] }
  const read = await readTable({ 'a.xlsx': workbook([sheet]) }, cells)
  expect(read.rows.map(({ properties }) => properties)).toEqual([{ a: '1' }])
  expect(read.notes).toMatchObject({ farCells: 1 })
})

test('reads a workbook inside an archive, but no archive inside that', async () => {
  const inner = workbook([
    {
      rows: textRows([
        ['a', 'b'],
        ['x', 'y'],
      ]),
    },
  ])
  const archive = zipSync({ '五月/表.xlsx': inner })
  expect((await readTable({ 'a.zip': archive }, cells)).rows).toHaveLength(1)
})

const entities = '<!DOCTYPE a [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>'

test.each([
  [
    'entities of its own',
    `${entities}<worksheet><sheetData><row><c><v>1</v></c></row></sheetData></worksheet>`,
    'xml-entities',
  ],
  [
    'malformed XML',
    '<worksheet><sheetData><row><c><v>1</v></row></sheetData></worksheet>',
    'malformed-xml',
  ],
  [
    'endless nesting',
    `<worksheet><row><c><v>1</v></c></row>${'<a>'.repeat(5_000)}`,
    'malformed-xml',
  ],
  ['no rows', '<worksheet/>', 'empty'],
])('refuses a sheet with %s', async (_what, xml, code) => {
  const file = zipSync({
    '[Content_Types].xml': bytesOf('<x/>'),
    'xl/workbook.xml': bytesOf('<workbook><sheets><sheet name="a" r:id="r1"/></sheets></workbook>'),
    'xl/worksheets/sheet1.xml': bytesOf(xml),
  })
  await expect(readTable({ 'a.xlsx': file }, cells)).rejects.toMatchObject({ code })
})

test('refuses a workbook that is cut off', async () => {
  const whole = workbook([
    {
      rows: textRows([
        ['a', 'b'],
        ['x', 'y'],
      ]),
    },
  ])
  await expect(readTable({ 'a.xlsx': whole.slice(0, -30) }, cells)).rejects.toMatchObject({
    code: 'damaged-archive',
  })
})
