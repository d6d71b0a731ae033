import { SaxesParser } from 'saxes'
import { findEncoding } from '../../sources/encodings.ts'
import { refuseFile } from '../../sources/refuse-file.ts'
import { decodeText, type TextStream } from '../../sources/text-stream.ts'

/** What is told of an element: names come without their namespace prefix. */
export interface XmlHandler {
  open(name: string, attributes: Readonly<Record<string, string>>): void
  close(name: string): void
  text(text: string): void
}

/** How a document ended; valid once it has been read. */
export interface XmlOutcome {
  /** Elements were open where the file ended. */
  isCutOff: boolean
  encoding: string
}

export interface XmlOptions {
  /** Forgives what people’s programs do to XML: `&` as it is, unknown entities, double attributes. */
  isForgiving?: boolean
  encoding?: string
}

const MOST_LEVELS = 200
/** A piece is parsed in one go; in between the rows found so far are handed on. */
const PIECE_CHARACTERS = 1 << 16

/**
 * Reads XML front to back, yielding after every piece. Entities of a document's own are never resolved: a document that
 * declares any is refused.
 */
export async function* readXml(
  bytes: AsyncIterable<Uint8Array>,
  handler: XmlHandler,
  outcome: XmlOutcome,
  { isForgiving = false, encoding }: XmlOptions = {},
): AsyncGenerator<void> {
  const parser = new SaxesParser<{ xmlns: false }>({ xmlns: false })
  let depth = 0
  let isOver = false
  parser.on('opentag', ({ name, attributes }) => {
    if (++depth > MOST_LEVELS) throw refuseDeep()
    handler.open(localName(name), attributes)
  })
  parser.on('closetag', ({ name }) => {
    depth--
    handler.close(localName(name))
  })
  parser.on('text', (text) => handler.text(text))
  parser.on('cdata', (text) => handler.text(isForgiving ? text.replaceAll('&amp;', '&') : text))
  parser.on('doctype', (doctype) => {
    if (/<!ENTITY|%/i.test(doctype)) throw refuseEntities()
  })
  parser.on('error', (error) => {
    if (isOver || (isForgiving && FORGIVEN.test(error.message))) return
    throw refuseMalformed(parser.line)
  })
  const text = await decoded(bytes, encoding)
  for await (const piece of isForgiving ? escapeLoose(text) : text) {
    for (let at = 0; at < piece.length; at += PIECE_CHARACTERS) {
      parser.write(piece.slice(at, at + PIECE_CHARACTERS))
      yield
    }
  }
  isOver = true
  outcome.isCutOff = depth > 0
  outcome.encoding = text.encoding
  if (depth === 0) parser.close()
  yield
}

/** An `&` that begins no entity would swallow everything up to the next semicolon. */
async function* escapeLoose(text: AsyncIterable<string>): AsyncGenerator<string> {
  let rest = ''
  for await (const piece of text) {
    const whole = rest + piece
    const last = whole.lastIndexOf('&')
    const end = last >= 0 && whole.length - last < LONGEST_ENTITY ? last : whole.length
    rest = whole.slice(end)
    yield whole.slice(0, end).replaceAll(LOOSE, '&amp;')
  }
  yield rest.replaceAll(LOOSE, '&amp;')
}

const LONGEST_ENTITY = 12
const LOOSE = /&(?!(#\d{1,7}|#x[\da-f]{1,6}|[a-z]\w{1,8});)/gi

export const localName = (name: string) => {
  const colon = name.indexOf(':')
  return colon < 0 ? name : name.slice(colon + 1)
}

const FORGIVEN =
  /entity|duplicate attribute|unbound namespace|disallowed character|xml declaration|no whitespace between attributes/i

async function decoded(
  bytes: AsyncIterable<Uint8Array>,
  given: string | undefined,
): Promise<TextStream> {
  const chunks = bytes[Symbol.asyncIterator]()
  const first = await chunks.next()
  const head = first.done ? new Uint8Array(0) : first.value
  async function* all() {
    if (!first.done) yield head
    for (let next = await chunks.next(); !next.done; next = await chunks.next()) yield next.value
  }
  return decodeText(all(), given ?? declaredEncoding(head))
}

/** `encoding="GB2312"`; a mark at the start says more than what is written behind it. */
function declaredEncoding(head: Uint8Array): string | undefined {
  const start = String.fromCharCode(...head.subarray(0, 200))
  const name = /^\s*<\?xml[^>]*?encoding\s*=\s*["']([\w.-]+)["']/i.exec(start)?.[1]
  return name && !/^utf-?(8|16)/i.test(name) ? findEncoding(name) : undefined
}

const refuseMalformed = (line: number) =>
  refuseFile(
    'malformed-xml',
    `The XML is malformed near line ${line} and cannot be read.`,
    `XML 在第 ${line} 行附近格式错误，无法读取。`,
  )

const refuseEntities = () =>
  refuseFile(
    'xml-entities',
    'The XML declares entities of its own, which map data has no need of; it was not read.',
    'XML 中自定义了实体，地图数据不需要这样做，已拒绝读取。',
  )

const refuseDeep = () =>
  refuseFile(
    'malformed-xml',
    `The XML is nested more than ${MOST_LEVELS} levels deep; it was not read.`,
    `XML 嵌套超过 ${MOST_LEVELS} 层，已拒绝读取。`,
  )
