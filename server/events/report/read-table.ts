import { parse } from 'csv-parse/sync'
import { Refusal } from '../../../data/contracts/index.ts'
import { EVENT_CATEGORIES_2021 } from '../../../data/registry/index.ts'

/** What other systems call the columns. */
const COLUMNS: Readonly<Record<string, readonly string[]>> = {
  subclass: ['subclass', '小类', '事件小类', '类别'],
  text: ['text', 'description', '描述', '内容', '诉求内容', '报警内容'],
  code: ['code', '地址编码', '楼栋编码', '户室编码'],
  lon: ['lon', 'lng', 'longitude', '经度'],
  lat: ['lat', 'latitude', '纬度'],
  source: ['source', '来源'],
  level: ['level', '等级'],
  urgency: ['urgency', '紧急程度'],
  seenAt: ['seenat', 'seen_at', '发生时间', '报警时间'],
  foreignNo: ['no', 'foreignno', '编号', '工单编号', '工单号', '报警编号'],
}

const SUBCLASS_CODES = new Map(
  EVENT_CATEGORIES_2021.flatMap(({ subclasses }) => subclasses).flatMap(({ code, name }) => [
    [name.zh, code] as const,
    [name.en.toLowerCase(), code] as const,
  ]),
)

/** Rows of a CSV as bodies of single reports; what is wrong with one its own check says. */
export function readReportTable(csv: string): unknown[] {
  const [header = [], ...rows] = parseRows(csv)
  const keys = header.map((name) => keyOf(name))
  if (!keys.includes('subclass')) {
    throw new Refusal(
      422,
      'invalid',
      'csv: The first line must name the columns, one of them 小类 or subclass.',
      { field: 'csv' },
    )
  }
  return rows.map((cells) => {
    const row = Object.fromEntries(
      keys.flatMap((key, index) => (key && cells[index] ? [[key, cells[index]]] : [])),
    )
    return reportOf(row)
  })
}

function reportOf({
  code,
  lon,
  lat,
  subclass = '',
  level,
  ...row
}: Record<string, string>): unknown {
  const place = code ? { code } : { lonLat: [Number(lon), Number(lat)] }
  return {
    ...row,
    subclass: SUBCLASS_CODES.get(subclass.toLowerCase()) ?? subclass,
    place,
    ...(level && { level: LEVELS[level] ?? Number(level) }),
  }
}

const LEVELS: Readonly<Record<string, number>> = { I: 1, II: 2, III: 3, IV: 4 }

function keyOf(name: string): string | undefined {
  const plain = name.trim().toLowerCase()
  return Object.keys(COLUMNS).find((key) => COLUMNS[key]!.includes(plain))
}

function parseRows(csv: string): string[][] {
  try {
    return parse(csv, { bom: true, trim: true, relax_column_count: true, skip_empty_lines: true })
  } catch {
    throw new Refusal(422, 'invalid', 'csv: This is no table of comma-separated values.', {
      field: 'csv',
    })
  }
}
