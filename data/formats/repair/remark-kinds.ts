import type { Bilingual, ImportRemark } from '../../contracts/index.ts'

interface RemarkKind {
  effect: ImportRemark['effect']
  /** What is said of `n` rows (or characters, where the sentence says so). */
  say(n: number): Bilingual
}

const rows = (n: number) => (n === 1 ? '1 row' : `${n.toLocaleString('en')} rows`)

const kind = (
  effect: RemarkKind['effect'],
  zh: (n: string) => string,
  en: (rows: string) => string,
): RemarkKind => ({
  effect,
  say: (n) => ({ zh: zh(n.toLocaleString('en')), en: en(rows(n)) }),
})

/** Everything that reading a file can have to say, in the order in which it is told. */
export const REMARK_KINDS = {
  cutOff: kind(
    'note',
    (n) => `文件不完整，缺少约 ${n} 行。`,
    (n) => `The file is cut off: about ${n} are missing.`,
  ),
  noGeometry: kind(
    'setAside',
    (n) => `${n} 行没有位置，已搁置。`,
    (n) => `${n} without a position, set aside.`,
  ),
  emptyGeometry: kind(
    'setAside',
    (n) => `${n} 行的图形为空，已搁置。`,
    (n) => `${n} with an empty geometry, set aside.`,
  ),
  malformedGeometry: kind(
    'setAside',
    (n) => `${n} 行的图形无法识别，已搁置。`,
    (n) => `${n} whose geometry cannot be read, set aside.`,
  ),
  notAFeature: kind(
    'setAside',
    (n) => `${n} 项不是要素，已搁置。`,
    (n) => `${n} without a feature in them, set aside.`,
  ),
  damagedRow: kind(
    'setAside',
    (n) => `${n} 行已损坏，已搁置。`,
    (n) => `${n} damaged, set aside.`,
  ),
  notFinite: kind(
    'setAside',
    (n) => `${n} 行的坐标不是有效数字，已搁置。`,
    (n) => `${n} with coordinates that are not numbers, set aside.`,
  ),
  outOfRange: kind(
    'setAside',
    (n) => `${n} 行的坐标超出地球范围，已搁置。`,
    (n) => `${n} with coordinates that lie nowhere on Earth, set aside.`,
  ),
  tooFewPoints: kind(
    'setAside',
    (n) => `${n} 行的图形点数太少（面至少 3 点，线至少 2 点），已搁置。`,
    (n) => `${n} with too few points to make a line or an area, set aside.`,
  ),
  otherKind: kind(
    'setAside',
    (n) => `${n} 行的图形类型与多数不同，已搁置，可单独导入。`,
    (n) => `${n} of another geometry type than most, set aside; they can be a layer of their own.`,
  ),
  tooLarge: kind(
    'setAside',
    (n) => `${n} 行的图形过大（超过 1000 万个点），已搁置。`,
    (n) => `${n} with more than ten million points each, set aside.`,
  ),
  closedRing: kind(
    'repaired',
    (n) => `${n} 行的面没有闭合，已闭合。`,
    (n) => `${n} with rings that were not closed, closed.`,
  ),
  selfIntersection: kind(
    'repaired',
    (n) => `${n} 行的面自相交或重叠，已拆分修复。`,
    (n) => `${n} whose areas crossed or overlapped themselves, mended.`,
  ),
  duplicatePoints: kind(
    'repaired',
    (n) => `${n} 行有连续重复的点，已删除重复点。`,
    (n) => `${n} with the same point twice in a row, the second left out.`,
  ),
  droppedPart: kind(
    'repaired',
    (n) => `${n} 行中有退化的部分（不成线或面），已去掉该部分。`,
    (n) => `${n} with parts that were no line or area, those parts left out.`,
  ),
  collection: kind(
    'repaired',
    (n) => `${n} 行混合了多种图形，保留主要类型，其余已搁置。`,
    (n) => `${n} that mixed geometry types: the main one was kept, the others were set aside.`,
  ),
  exploded: kind(
    'repaired',
    (n) => `${n} 行各含上百个独立部分，已拆成单独的要素。`,
    (n) => `${n} that held hundreds of separate parts each, taken apart into features.`,
  ),
  duplicateId: kind(
    'repaired',
    (n) => `${n} 行的编号与前面重复，已另编号。`,
    (n) => `${n} with an id that another row has already, numbered anew.`,
  ),
  strangeText: kind(
    'repaired',
    (n) => `${n} 行的文字含无法保存的控制字符，已删除。`,
    (n) => `${n} with control characters that cannot be stored, removed.`,
  ),
  orientation: kind(
    'note',
    (n) => `${n} 行的环方向不合 RFC 7946，已调整（不影响图形）。`,
    (n) => `${n} with rings wound against RFC 7946, turned round; the shape is the same.`,
  ),
  heightDropped: kind(
    'note',
    (n) => `${n} 行带有高程，只保留平面坐标。`,
    (n) => `${n} with heights; only the plane coordinates were kept.`,
  ),
  selfIntersectionLeft: kind(
    'note',
    (n) => `${n} 行的面自相交，未能自动修复，按原样保留。`,
    (n) => `${n} whose areas cross themselves could not be mended and were kept as they are.`,
  ),
  lostDigits: kind(
    'note',
    (n) =>
      `${n} 行的编号是科学计数法（如 3.3E+17），位数在文件生成前已丢失，按文字保留，不作编号。`,
    (n) =>
      `${n} with ids in scientific notation (like 3.3E+17): their digits were lost before the file was made; kept as text, not used as ids.`,
  ),
  titleLines: kind(
    'note',
    (n) => `表头上方有 ${n} 行标题或说明，未作为数据。`,
    (n) => `${n} of titles or explanations above the header, not taken as data.`,
  ),
  footerLines: kind(
    'note',
    (n) => `${n} 行是合计、签字或说明，未作为数据。`,
    (n) => `${n} of sums, signatures or explanations, not taken as data.`,
  ),
  repeatedHeader: kind(
    'note',
    (n) => `表头在数据中重复出现 ${n} 次，已略过。`,
    (n) => `The header stands again between the rows (${n}), left out.`,
  ),
  noHeader: kind(
    'note',
    () => '没有找到表头，列名按列号编排。',
    () => 'No header was found; the columns are called by their numbers.',
  ),
  headerRows: kind(
    'note',
    (n) => `表头有 ${n} 行，已合并为一个列名（如“住址/街道”）。`,
    (n) => `The header has ${n}; group and member were joined into one name.`,
  ),
  otherSheets: kind(
    'note',
    (n) => `只读取了一个工作表，另有 ${n} 个含数据的工作表未读取。`,
    (n) => `One sheet was read; ${n.replace(/rows?/, 'more with data')} left out.`,
  ),
  otherLayers: kind(
    'note',
    (n) => `只读取了一个图层，另有 ${n} 个图层未读取。`,
    (n) => `One layer was read; ${n.replace(/rows?/, 'more')} left out.`,
  ),
  formulaErrors: kind(
    'note',
    (n) => `${n} 个单元格的公式出错，按空值读取。`,
    (n) => `Formulas that ended in an error (in about ${n}), read as empty.`,
  ),
  farCells: kind(
    'note',
    (n) => `${n} 个单元格在第 2000 列之后，未读取。`,
    (n) => `Cells beyond column 2,000 (in about ${n}) were not read.`,
  ),
  overlays: kind(
    'note',
    (n) => `${n} 个图片叠加层或网络链接未读取，只读取地标。`,
    (n) =>
      `Pictures laid over the map and links to other files (${n.replace(/ rows?/, '')}) were not read, only placemarks.`,
  ),
  ragged: kind(
    'note',
    (n) => `${n} 行的列数多于表头，多出的值按列号保存。`,
    (n) =>
      `${n} with more columns than the header; the extra values are kept under their column’s number.`,
  ),
  tableLength: kind(
    'note',
    (n) => `属性表与图形相差 ${n} 行。`,
    (n) => `The attribute table and the shapes differ by ${n}.`,
  ),
  noAttributes: kind(
    'note',
    () => '没有属性表（.dbf），只导入图形。',
    () => 'No attribute table (.dbf) came; the shapes have no attributes.',
  ),
  mixedEncoding: kind(
    'note',
    (n) => `${n} 行的编码与其余各行不同，已按各自的编码读取。`,
    (n) => `${n} in another encoding than the rest, read in their own.`,
  ),
  undecodable: kind(
    'note',
    (n) => `${n} 个字符无法解码，显示为“\ufffd”；可改选字符编码后重新导入。`,
    (n) =>
      `Some characters (in about ${n}) could not be decoded and show as “\ufffd”; another encoding may help.`,
  ),
  coarseDatum: kind(
    'note',
    () => '该坐标系到 CGCS2000 的转换参数不公开，位置可能偏差约 100 米。',
    () =>
      'The shift from this datum to CGCS2000 is not public: positions may be off by about 100 m.',
  ),
  datumAssumed: kind(
    'note',
    () =>
      '没有发现偏移坐标的迹象。如数据来自高德、腾讯（GCJ-02）或百度（BD-09），请指定坐标系重新导入。',
    () =>
      'There is no sign of a shifted datum. If the data comes from AMap or Tencent (GCJ-02) or Baidu (BD-09), please import it again with that coordinate system.',
  ),
  swappedAxes: kind(
    'note',
    () => '文件中纬度（北坐标）在前，已对调。',
    () => 'Latitude (northing) stood first and was swapped.',
  ),
  severalFiles: kind(
    'note',
    (n) => `${n} 个文件合并为一个图层。`,
    (n) => `${n.replace(/rows?/, 'files')} were joined into one layer.`,
  ),
  manyColumns: kind(
    'note',
    (n) => `列太多，另有 ${n} 列只随要素保存，不作为图层属性列出。`,
    (n) =>
      `There are very many columns: ${n.replace(/rows?/, 'of them')} are kept with the features but not listed as attributes.`,
  ),
} satisfies Record<string, RemarkKind>

export type RemarkName = keyof typeof REMARK_KINDS

const MAX_ROW_NUMBERS = 20
const MAX_QUOTES = 5

interface Found {
  count: number
  rows: number[]
  quotes: string[]
}

/** Counts what reading a file has to say; one row counts once a kind. */
export class RemarkCounter {
  readonly #found = new Map<RemarkName, Found>()

  add(name: RemarkName, row?: number): void {
    const entry = this.#found.get(name) ?? { count: 0, rows: [], quotes: [] }
    entry.count++
    if (row !== undefined && entry.rows.length < MAX_ROW_NUMBERS) entry.rows.push(row)
    this.#found.set(name, entry)
  }

  /** `quotes`: words of the file that the remark is about. */
  addMany(name: string, count: number, quotes: readonly string[] = []): void {
    if (!isRemarkName(name)) throw new Error(`There is no remark called ${name}`)
    const entry = this.#found.get(name) ?? { count: 0, rows: [], quotes: [] }
    entry.count += count
    entry.quotes.push(...quotes.slice(0, MAX_QUOTES - entry.quotes.length))
    this.#found.set(name, entry)
  }

  count(name: RemarkName): number {
    return this.#found.get(name)?.count ?? 0
  }

  list(): ImportRemark[] {
    return (Object.keys(REMARK_KINDS) as RemarkName[]).flatMap((name) => {
      const entry = this.#found.get(name)
      if (!entry) return []
      const { effect, say } = REMARK_KINDS[name]
      const message = withQuotes(say(entry.count), entry.quotes)
      const { count, rows, quotes } = entry
      return [{ kind: name, effect, count, message, rows, ...(quotes.length > 0 && { quotes }) }]
    })
  }
}

function withQuotes({ zh, en }: Bilingual, quotes: readonly string[]): Bilingual {
  if (quotes.length === 0) return { zh, en }
  return {
    zh: zh.replace(/。$/, `：${quotes.map((text) => `“${text}”`).join('、')}。`),
    en: en.replace(/\.$/, `: ${quotes.map((text) => `"${text}"`).join(', ')}.`),
  }
}

export function isRemarkName(name: string): name is RemarkName {
  return Object.hasOwn(REMARK_KINDS, name)
}
