/** What stands in the cells of data but not in those of a header: numbers, dates, ids, phone numbers, addresses of the web. */
export function isValueLike(cell: string): boolean {
  const text = cell.normalize('NFKC').trim()
  return VALUE_FORMS.some((form) => form.test(text))
}

const VALUE_FORMS: readonly RegExp[] = [
  /^[+-]?\d+([.,]\d+)*%?$/,
  /^[+-]?\d+(\.\d+)?E[+-]?\d+$/i,
  /^\d{4}([-/.])\d{1,2}\1\d{1,2}([T\s].*)?$/,
  /^\d{4}年\d{1,2}月(\d{1,2}日)?$/,
  /^\d{17}[\dX]$/i,
  /^[0-9A-HJ-NP-RTUW-Y]{2}\d{6}[0-9A-HJ-NP-RTUW-Y]{10}$/,
  /^\+?\d[\d\s()-]{6,}$/,
  /^https?:\/\//i,
  /^(SRID=\d+;)?\s*(MULTI)?(POINT|LINESTRING|POLYGON)\s*Z?M?\s*\(/i,
  /\d+(号|幢|栋|弄|室)(\d|$)/,
]

/** Words that name a column wherever they stand. */
const HEADER_WORDS =
  /^(序号|编号|编码|代码|姓名|名称|地址|住址|电话|手机|身份证.*|性别|类型|类别|状态|备注|日期|时间|经度|纬度|id|no\.?|code|name|address|type|phone|lon|lng|lat|longitude|latitude|wkt|x|y)$/i

export const isHeaderWord = (cell: string) => HEADER_WORDS.test(cell.normalize('NFKC').trim())

export const isFilled = (cell: string | undefined): cell is string =>
  cell !== undefined && cell.trim() !== ''

export const countFilled = (cells: readonly string[]) => cells.filter(isFilled).length
