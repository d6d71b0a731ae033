import { refuseFile } from '../../sources/refuse-file.ts'
import type { ZipEntry } from '../../sources/zip.ts'
import { readXml, type XmlHandler } from '../xml/read-xml.ts'
import { unescapeText, type WorkbookTables } from './cell-value.ts'
import { builtInFormat, type DateFormat, parseFormat } from './date-formats.ts'

export interface Sheet {
  name: string
  isHidden: boolean
  entry: ZipEntry
}

export interface Workbook {
  sheets: readonly Sheet[]
  tables: WorkbookTables
}

/** The parts of a workbook that its sheets refer to (ECMA-376 part 1, 18). */
export async function openWorkbook(entries: readonly ZipEntry[]): Promise<Workbook> {
  const find = (path: string) =>
    entries.find(({ name }) => name.toLowerCase() === path.toLowerCase())
  const main = entries.find(({ name }) => /^xl\/workbook\d*\.xml$/i.test(name))
  if (!main) throw refuseWithoutWorkbook(entries)
  const folder = main.name.split('/').slice(0, -1).join('/')
  const relations = await readRelations(
    find(`${folder}/_rels/${main.name.split('/').at(-1)}.rels`),
    folder,
  )
  const { sheets, is1904 } = await readSheetList(main, relations, find)
  const ofType = (type: string) =>
    [...relations.values()].find((relation) => relation.type.endsWith(`/${type}`))?.path
  const strings = await readStrings(find(ofType('sharedStrings') ?? `${folder}/sharedStrings.xml`))
  const dateFormats = await readDateFormats(find(ofType('styles') ?? `${folder}/styles.xml`))
  return { sheets, tables: { strings, dateFormats, is1904 } }
}

interface Relation {
  type: string
  path: string
}

async function readRelations(
  entry: ZipEntry | undefined,
  folder: string,
): Promise<Map<string, Relation>> {
  const relations = new Map<string, Relation>()
  await readPart(entry, {
    open(name, { Id = '', Type = '', Target = '' }) {
      if (name !== 'Relationship') return
      const path = Target.startsWith('/') ? Target.slice(1) : `${folder}/${Target}`
      relations.set(Id, { type: Type, path })
    },
  })
  return relations
}

async function readSheetList(
  entry: ZipEntry,
  relations: ReadonlyMap<string, Relation>,
  find: (path: string) => ZipEntry | undefined,
) {
  const sheets: Sheet[] = []
  let is1904 = false
  await readPart(entry, {
    open(name, attributes) {
      if (name === 'workbookPr') is1904 = /^(1|true)$/.test(attributes.date1904 ?? '')
      if (name !== 'sheet') return
      const id = attributes['r:id'] ?? relationId(attributes)
      const relation = relations.get(id)
      if (relation && !relation.type.endsWith('/worksheet')) return
      const part = find(relation?.path ?? `xl/worksheets/sheet${sheets.length + 1}.xml`)
      const isHidden = (attributes.state ?? 'visible') !== 'visible'
      if (part) sheets.push({ name: (attributes.name ?? '').slice(0, 60), isHidden, entry: part })
    },
  })
  return { sheets, is1904 }
}

const relationId = (attributes: Readonly<Record<string, string>>) =>
  Object.entries(attributes).find(([name]) => name.endsWith(':id'))?.[1] ?? ''

/** All texts of the workbook are kept at once: as many as fit beside everything else in a reader’s memory. */
const MOST_STRINGS = 4_000_000
const MOST_CHARACTERS = 80_000_000

async function readStrings(entry: ZipEntry | undefined): Promise<string[]> {
  const strings: string[] = []
  let characters = 0
  let text = ''
  let isText = false
  let phonetic = 0
  await readPart(entry, {
    open(name) {
      if (name === 'si') text = ''
      else if (name === 'rPh') phonetic++
      else if (name === 't') isText = phonetic === 0
    },
    text(piece) {
      if (isText) text += piece
    },
    close(name) {
      if (name === 't') isText = false
      else if (name === 'rPh') phonetic--
      if (name !== 'si') return
      characters += text.length
      if (strings.length >= MOST_STRINGS || characters > MOST_CHARACTERS) throw refuseStrings()
      strings.push(unescapeText(text))
    },
  })
  return strings
}

async function readDateFormats(
  entry: ZipEntry | undefined,
): Promise<readonly (DateFormat | undefined)[]> {
  const own = new Map<string, DateFormat | undefined>()
  const styles: (DateFormat | undefined)[] = []
  let isCellStyle = false
  await readPart(entry, {
    open(name, { numFmtId = '', formatCode = '' }) {
      if (name === 'numFmt') own.set(numFmtId, parseFormat(formatCode))
      else if (name === 'cellXfs') isCellStyle = true
      else if (name === 'xf' && isCellStyle) {
        styles.push(own.has(numFmtId) ? own.get(numFmtId) : builtInFormat(Number(numFmtId)))
      }
    },
    close(name) {
      if (name === 'cellXfs') isCellStyle = false
    },
  })
  return styles
}

async function readPart(entry: ZipEntry | undefined, handler: Partial<XmlHandler>): Promise<void> {
  if (!entry) return
  const nothing = () => undefined
  const whole = { open: nothing, close: nothing, text: nothing, ...handler }
  for await (const _piece of readXml(entry.stream(), whole, { isCutOff: false, encoding: '' })) {
    // The handler has taken what there was.
  }
}

function refuseWithoutWorkbook(entries: readonly ZipEntry[]): Error {
  const has = (start: string) => entries.some(({ name }) => name.startsWith(start))
  const kind = has('word/')
    ? 'Word'
    : has('ppt/')
      ? 'PowerPoint'
      : has('xl/workbook.bin')
        ? 'XLSB'
        : 'Office'
  return refuseFile(
    'not-a-workbook',
    `This is a file of ${kind}, not an XLSX workbook; please save the table as XLSX or CSV.`,
    `这是 ${kind} 文件，不是 XLSX 工作簿；请将表格另存为 XLSX 或 CSV。`,
  )
}

const refuseStrings = () =>
  refuseFile(
    'too-much-text',
    'The workbook holds more text than can be read at once; please split it or save it as CSV.',
    '工作簿中的文字过多，无法一次读取，请拆分或另存为 CSV。',
  )
