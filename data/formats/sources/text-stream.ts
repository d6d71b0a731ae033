import iconv from 'iconv-lite'
import { concatBytes } from './byte-source.ts'
import { detectEncoding, encodingOfMark } from './detect-encoding.ts'
import { createMixedDecoder } from './mixed-text.ts'

/** Text in pieces, with the encoding that was found (known once the text has been read). */
export interface TextStream extends AsyncIterable<string> {
  readonly encoding: string
  /** Characters that the encoding has no meaning for; they became U+FFFD. */
  readonly undecodable: number
  /** Lines in another encoding than the rest, read in their own. */
  readonly otherLines: number
}

/** Enough to judge by: a few hundred words. */
const JUDGE_BYTES = 1 << 16

/**
 * Decodes a stream. Without a given encoding a mark at the start decides, else the first stretch that holds bytes
 * over 127: everything before it is ASCII and reads the same in all of them.
 */
export function decodeText(bytes: AsyncIterable<Uint8Array>, given?: string): TextStream {
  const state = { encoding: given ?? 'utf-8', undecodable: 0, otherLines: 0 }
  return {
    get encoding() {
      return state.encoding
    },
    get undecodable() {
      return state.undecodable
    },
    get otherLines() {
      return state.otherLines
    },
    async *[Symbol.asyncIterator]() {
      for await (const piece of pieces(bytes, given, state)) {
        state.undecodable += countUndecodable(piece)
        yield piece
      }
    },
  }
}

async function* pieces(
  bytes: AsyncIterable<Uint8Array>,
  given: string | undefined,
  state: { encoding: string; otherLines: number },
): AsyncGenerator<string> {
  // What somebody has said is not doubted line by line.
  let decoder = given ? createDecoder(given) : undefined
  const found = (encoding: string) => {
    state.encoding = encoding
    return foundDecoder(encoding)
  }
  let waiting: Uint8Array[] = []
  let isFirst = true
  for await (const chunk of bytes) {
    if (decoder) {
      yield decoder.write(chunk)
      continue
    }
    const marked = isFirst ? encodingOfMark(chunk) : undefined
    isFirst = false
    if (!marked && waiting.length === 0 && isAscii(chunk)) {
      yield iconv.decode(asBuffer(chunk), 'ascii')
      continue
    }
    waiting.push(chunk)
    const have = concatBytes(waiting)
    if (!marked && have.byteLength < JUDGE_BYTES) continue
    waiting = []
    decoder = found(marked ?? detectEncoding(have))
    yield decoder.write(have)
  }
  if (waiting.length > 0) {
    const have = concatBytes(waiting)
    decoder = found(detectEncoding(have))
    yield decoder.write(have)
  }
  if (!decoder) return
  yield decoder.end()
  state.otherLines = decoder.otherLines ?? 0
}

interface Decoder {
  write(chunk: Uint8Array): string
  end(): string
  readonly otherLines?: number
}

/** A mark at the start is no part of the text. */
function foundDecoder(encoding: string): Decoder {
  if (encoding !== 'utf-8' && encoding !== 'gb18030') return createDecoder(encoding)
  const decoder = createMixedDecoder(encoding)
  let isFirst = true
  return {
    get otherLines() {
      return decoder.otherLines
    },
    write: (chunk) => {
      const text = decoder.write(chunk)
      const plain = isFirst && text.startsWith('\ufeff') ? text.slice(1) : text
      if (text !== '') isFirst = false
      return plain
    },
    end: () => decoder.end(),
  }
}

function createDecoder(encoding: string): Decoder {
  if (encoding === 'utf-8') return utf8Decoder()
  const decoder = iconv.getDecoder(encoding, { stripBOM: true })
  return {
    write: (chunk) => decoder.write(asBuffer(chunk)),
    end: () => decoder.end() ?? '',
  }
}

/** The platform's own, many times faster. */
function utf8Decoder(): Decoder {
  const decoder = new TextDecoder('utf-8')
  return { write: (chunk) => decoder.decode(chunk, { stream: true }), end: () => decoder.decode() }
}

function isAscii(bytes: Uint8Array): boolean {
  for (let i = 0; i < bytes.byteLength; i++) if (bytes[i]! > 0x7f) return false
  return true
}

function countUndecodable(text: string): number {
  let count = 0
  for (let at = text.indexOf('\ufffd'); at >= 0; at = text.indexOf('\ufffd', at + 1)) count++
  return count
}

const asBuffer = (bytes: Uint8Array) =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
