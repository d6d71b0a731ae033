import { isUtf8 } from 'node:buffer'
import iconv from 'iconv-lite'
import { isChineseUtf8, linesOf, NEWLINE } from './text-lines.ts'

/** The two that are found in one file, when somebody has put lines of several systems together. */
export type MixedEncoding = 'utf-8' | 'gb18030'

export interface MixedDecoder {
  write(chunk: Uint8Array): string
  end(): string
  /** Lines that were written in the other of the two. */
  readonly otherLines: number
}

/** A longer line is decoded as it comes. */
const LONGEST_LINE = 1 << 20

/** Decodes line by line: a line of the other encoding is read in its own, never as the wrong characters. */
export function createMixedDecoder(encoding: MixedEncoding): MixedDecoder {
  const state = { otherLines: 0 }
  let rest: Uint8Array = new Uint8Array(0)
  const decode = (bytes: Uint8Array): string => {
    if (encoding === 'utf-8' ? isUtf8(bytes) : !holdsUtf8Line(bytes)) return plain(encoding, bytes)
    return linesOf(bytes)
      .map((line) => {
        if (!isOther(line, encoding)) return plain(encoding, line)
        state.otherLines++
        return plain(encoding === 'utf-8' ? 'gb18030' : 'utf-8', line)
      })
      .join('')
  }
  return {
    get otherLines() {
      return state.otherLines
    },
    write(chunk) {
      const have = rest.byteLength === 0 ? chunk : Buffer.concat([rest, chunk])
      const end = have.lastIndexOf(NEWLINE) + 1
      rest = have.subarray(end)
      const isEndless = end === 0 && rest.byteLength > LONGEST_LINE
      if (!isEndless) return decode(have.subarray(0, end))
      const cut = safeEnd(rest)
      const text = plain(encoding, rest.subarray(0, cut))
      rest = rest.subarray(cut)
      return text
    },
    end: () => decode(rest),
  }
}

function plain(encoding: MixedEncoding, bytes: Uint8Array): string {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return encoding === 'utf-8' ? buffer.toString('utf8') : iconv.decode(buffer, 'gb18030')
}

function isOther(line: Uint8Array, encoding: MixedEncoding): boolean {
  if (encoding === 'gb18030') return isChineseUtf8(line)
  return !isUtf8(line) && !plain('gb18030', line).includes('\ufffd')
}

const holdsUtf8Line = (bytes: Uint8Array) => linesOf(bytes).some(isChineseUtf8)

/** Where a piece may be cut without parting a character: behind a byte that is part of none in either of the two. */
function safeEnd(bytes: Uint8Array): number {
  for (let i = bytes.byteLength - 1; i >= 0; i--) if (bytes[i]! < 0x30) return i + 1
  return bytes.byteLength
}
