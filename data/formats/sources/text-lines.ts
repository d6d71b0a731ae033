export const NEWLINE = 0x0a

/**
 * At least two Chinese characters of three bytes each and no others over 127. Of everyday GB18030 no line looks like that:
 * every second byte of it would have to be of a rare row.
 */
export function isChineseUtf8(line: Uint8Array): boolean {
  let characters = 0
  for (let i = 0; i < line.byteLength; i++) {
    const byte = line[i]!
    if (byte < 0x80) continue
    const isWide = byte >= 0xe2 && byte <= 0xef
    if (!isWide || !isContinuation(line[i + 1]) || !isContinuation(line[i + 2])) return false
    characters++
    i += 2
  }
  return characters >= 2
}

const isContinuation = (byte = 0) => byte >= 0x80 && byte < 0xc0

export function linesOf(bytes: Uint8Array): Uint8Array[] {
  const lines: Uint8Array[] = []
  for (let from = 0; from < bytes.byteLength; ) {
    const at = bytes.indexOf(NEWLINE, from)
    const end = at < 0 ? bytes.byteLength : at + 1
    lines.push(bytes.subarray(from, end))
    from = end
  }
  return lines
}
