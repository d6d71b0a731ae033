import { parse } from 'csv-parse/sync'
import { Refusal, ROLES, type Role } from '../../data/contracts/index.ts'

/** One row with the columns that are known, by their names here. */
export interface TableRow {
  /** As a spreadsheet counts: the header is row 1. */
  row: number
  cells: Partial<Record<Column, string>>
}

const COLUMNS = {
  username: ['username', 'account', '用户名', '账号'],
  name: ['name', 'display name', 'displayname', '姓名', '名称'],
  role: ['role', '角色'],
  areas: ['areas', 'area', 'grids', 'grid', '区域', '网格', '网格编码'],
  layers: ['layers', 'layer', '图层'],
  grade: ['grade', 'sensitivity', '级别', '最高级别'],
  from: ['from', '起', '开始'],
  to: ['to', 'until', '止', '至', '结束'],
} as const
type Column = keyof typeof COLUMNS

const MAX_ROWS = 20_000

/** Columns in any order, named in Chinese or English; what is not known is passed over. */
export function readTable(csv: string, required: readonly Column[]): TableRow[] {
  const [header = [], ...rows] = parseRows(csv)
  const columns = header.map(columnOf)
  const missing = required.find((column) => !columns.includes(column))
  if (missing) {
    const names: readonly string[] = COLUMNS[missing]
    const chinese = names.find((name) => /\p{Script=Han}/u.test(name)) ?? missing
    const others = (name: string) => names.filter((one) => one !== name)
    throw refuse(
      `The first row lacks a column "${missing}" (or ${others(missing).join(', ')}).`,
      `第一行缺少“${chinese}”列（也可写作 ${others(chinese).join('、')}）。`,
    )
  }
  if (rows.length > MAX_ROWS)
    throw refuse(
      `The table has ${rows.length} rows, more than ${MAX_ROWS}.`,
      `表格有 ${rows.length} 行，超过 ${MAX_ROWS} 行的上限。`,
    )
  return rows.map((cells, index) => ({
    row: index + 2,
    cells: Object.fromEntries(
      columns.flatMap((column, i) => {
        const cell = cells[i]?.trim()
        return column && cell ? [[column, cell]] : []
      }),
    ),
  }))
}

/** Several values in one cell: by comma, semicolon, space, 、 or line. */
export const splitCell = (cell = ''): string[] => cell.split(/[\s,;，；、|]+/).filter(Boolean)

const ROLE_NAMES: Record<string, Role> = {
  指挥长: 'commander',
  网格规划员: 'planner',
  数据分析师: 'analyst',
  数据管理员: 'steward',
  网格员: 'gridWorker',
  处置员: 'handler',
  分拨员: 'dispatcher',
  审计员: 'auditor',
  系统管理员: 'administrator',
  安全管理员: 'securityAdministrator',
}

export function readRole(cell = ''): string {
  return ROLES.find((role) => role.toLowerCase() === cell.toLowerCase()) ?? ROLE_NAMES[cell] ?? cell
}

/** A day means its first moment in China. */
export function readInstant(cell: string | undefined): string | undefined {
  const day = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(cell ?? '')
  if (day === null) return cell
  const [, year, month = '', date = ''] = day
  const text = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}T00:00:00+08:00`
  return Number.isNaN(Date.parse(text)) ? cell : new Date(text).toISOString()
}

function parseRows(csv: string): string[][] {
  try {
    return parse(csv, { bom: true, relax_column_count: true, skip_empty_lines: true })
  } catch (error) {
    throw refuse(
      `This is no table of comma-separated values: ${(error as Error).message}`,
      '这不是逗号分隔（CSV）的表格。请在表格软件里另存为 CSV 再试。',
    )
  }
}

function columnOf(header: string): Column | undefined {
  const name = header.trim().toLowerCase()
  const found = Object.entries(COLUMNS).find(([, names]) => names.some((one) => one === name))
  return found?.[0] as Column | undefined
}

const refuse = (en: string, zh: string) =>
  new Refusal(422, 'invalid', en, { field: 'csv', text: { zh, en } })
