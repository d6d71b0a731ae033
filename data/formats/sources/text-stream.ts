import iconv from 'iconv-lite'
import { concatBytes } from './byte-source.ts'
import { detectEncoding, encodingOfMark } from './detect-encoding.ts'

/** Text in pieces, with the encoding that was found (known once the text has been read). */
export interface TextStream extends AsyncIterable<string> {
  readonly encoding: string
  /** Characters that the encoding has no meaning for; they became U+FFFD. */
  readonly undecodable: number
}

/** Enough to judge by: a few hundred words. */
const JUDGE_BYTES = 1 << 16

/**
 * Decodes a stream. Without a given encoding a mark at the start decides, else the first stretch that holds bytes
 * over 127: everything before it is ASCII and reads the same in all of them.
 */
export function decodeText(bytes: AsyncIterable<Uint8Array>, given?: string): TextStream {
  const state = { encoding: given ?? 'utf-8', undecodable: 0 }
  return {
    get encoding() {
      return state.encoding
    },
    get undecodable() {
      return state.undecodable
    },
    async *[Symbol.asyncIterator]() {
      for await (const piece of pieces(bytes, given, (found) => {
        state.encoding = found
      })) {
        state.undecodable += countUndecodable(piece)
        yield piece
      }
    },
  }
}

async function* pieces(
  bytes: AsyncIterable<Uint8Array>,
  given: string | undefined,
  onFound: (encoding: string) => void,
): AsyncGenerator<string> {
  let decoder = given ? createDecoder(given) : undefined
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
    const encoding = marked ?? detectEncoding(have)
    onFound(encoding)
    decoder = createDecoder(encoding)
    yield decoder.write(have)
  }
  if (waiting.length > 0) {
    const have = concatBytes(waiting)
    const encoding = detectEncoding(have)
    onFound(encoding)
    decoder = createDecoder(encoding)
    yield decoder.write(have)
  }
  if (decoder) yield decoder.end()
}

interface Decoder {
  write(chunk: Uint8Array): string
  end(): string
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
