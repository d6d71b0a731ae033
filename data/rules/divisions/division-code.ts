export type DivisionLevel = 'district' | 'subdistrict' | 'community'

/** 行政区划代码 (GB/T 2260, GB/T 10114) by its zeros; `above` = a province or a city. */
export function divisionLevel(code: string): DivisionLevel | 'above' | undefined {
  if (!/^\d{12}$/.test(code)) return undefined
  if (code.endsWith('00000000')) return 'above'
  if (code.endsWith('000000')) return 'district'
  return code.endsWith('000') ? 'subdistrict' : 'community'
}

/** The part of a code that all within it begin with. */
export function divisionPrefix(code: string): string {
  const level = divisionLevel(code)
  return code.slice(0, level === 'district' ? 6 : level === 'subdistrict' ? 9 : 12)
}

/** What it lies in; of a district the city, which is no row of its own. */
export function divisionParent(code: string): string {
  const level = divisionLevel(code)
  const length = level === 'district' ? 4 : level === 'subdistrict' ? 6 : 9
  return code.slice(0, length).padEnd(12, '0')
}

/** 类别 by the code alone: 乡级 001–099 街道, 100–199 镇, 200–399 乡; 村级 001–199 居委会, 200–399 村委会. */
export function divisionKind(code: string, name: string): string {
  const level = divisionLevel(code)
  if (level === 'district') return /市$/.test(name) ? '市' : /县$/.test(name) ? '县' : '区'
  if (level === 'community') return Number(code.slice(9)) >= 200 ? '村委会' : '居委会'
  const serial = Number(code.slice(6, 9))
  return serial >= 200 && serial < 400 ? '乡' : serial >= 100 && serial < 200 ? '镇' : '街道'
}
