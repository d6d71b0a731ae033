import type { Bilingual } from '../../contracts/index.ts'

const problem = (zh: string, en: string): Bilingual => ({ zh, en })

/** Why a cell cannot be taken as it is. What it holds is never repeated: it may name somebody. */
export const CELL_PROBLEMS = {
  missing: problem('必填，但为空', 'Needed, but empty'),
  'ruined-number': problem(
    '号码已被电子表格改成浮点数，后几位已丢失；请把该列设为文本后重新导出',
    'A spreadsheet has turned this number into a rounded one and its last digits are lost; export the column as text',
  ),
  'not-a-number': problem('不是数字', 'Is no number'),
  'ambiguous-number': problem(
    '数字有多种读法（百分号、逗号或单位）',
    'This number can be read in several ways (percent, comma or unit)',
  ),
  'negative-number': problem('不能为负数', 'Must not be negative'),
  'not-a-date': problem('不是日期', 'Is no date'),
  'no-such-date': problem('没有这一天', 'There is no such day'),
  'imprecise-date': problem('日期不完整，需要年月日', 'Wants year, month and day'),
  'ambiguous-date': problem(
    '日期有多种读法，请写成 2024-03-05',
    'This date can be read in several ways; write it like 2024-03-05',
  ),
  'not-a-boolean': problem('应为“是”或“否”', 'Must be 是 (yes) or 否 (no)'),
  'unknown-value': problem('不在可选值之列', 'Is none of the values of this field'),
  'citizen-id-form': problem('身份证号应为18位', 'A citizen id has 18 characters'),
  'citizen-id-check': problem(
    '身份证号校验不通过，可能有错位或错字',
    'The check character of the citizen id is wrong: something was mistyped',
  ),
  'uscc-form': problem(
    '统一社会信用代码应为18位',
    'A unified social credit code has 18 characters',
  ),
  'uscc-check': problem(
    '统一社会信用代码校验不通过，可能有错字',
    'The check character of the unified social credit code is wrong: something was mistyped',
  ),
  'phone-form': problem('不是电话号码', 'Is no telephone number'),
  'code-form': problem('不是编号', 'Is no code'),
  'formula-error': problem(
    '公式出错或没有计算结果',
    'The formula has failed or was never calculated',
  ),
  undecodable: problem(
    '有无法识别的字符，请检查文件编码',
    'Holds characters that cannot be read; check the encoding of the file',
  ),
  'not-whole': problem('应为整数', 'Must be a whole number'),
  'too-long': problem('文字过长', 'The text is too long'),
} as const satisfies Record<string, Bilingual>

export type CellProblem = keyof typeof CELL_PROBLEMS

/** A cell in the type of its field; `mended` = it stood there in another way. `undefined` = it says nothing. */
export type CellValue = string | number | boolean | readonly string[]
export type ReadCell = { value: CellValue | undefined; mended?: true } | { problem: CellProblem }

export const nothing: ReadCell = { value: undefined }
export const failed = (problem: CellProblem): ReadCell => ({ problem })
export const taken = (value: CellValue, raw: unknown): ReadCell =>
  value === raw ? { value } : { value, mended: true }
