import { detectEncoding, encodingOfMark } from '../sources/detect-encoding.ts'
import { decodeBytes } from '../sources/encodings.ts'
import { createMixedDecoder } from '../sources/mixed-text.ts'

const DELIMITERS = [',', '\t', ';', '|', ','] as const

/** Text has no control characters but tabs, line ends and form feeds. */
export function looksLikeText(head: Uint8Array): boolean {
  if (head.byteLength === 0) return false
  const text = headText(head)
  let strange = 0
  for (const character of text) if (isStrange(character.charCodeAt(0))) strange++
  return strange <= text.length / 200
}

/** The delimiter that cuts the first lines into the most even columns. */
export function sniffDelimiter(head: Uint8Array, encoding?: string): string {
  const text = headText(head, encoding)
  const lines = text.split(/\r\n|\n|\r/).slice(0, 30)
  if (lines.length > 1) lines.pop()
  const scored = DELIMITERS.map((delimiter) => ({ delimiter, score: score(lines, delimiter) }))
  scored.sort((a, b) => b.score - a.score)
  const best = scored[0]!
  return best.score > 0 ? best.delimiter : ','
}

/** The first bytes as text, in the encoding they seem to be in. */
export function headText(head: Uint8Array, encoding?: string): string {
  const known = encoding ?? encodingOfMark(head)
  const found = known ?? detectEncoding(head)
  if (known !== undefined || (found !== 'utf-8' && found !== 'gb18030'))
    return decodeBytes(head, found)
  const decoder = createMixedDecoder(found)
  return decoder.write(head) + decoder.end()
}

const isStrange = (code: number) =>
  (code < 0x20 && code !== 9 && code !== 10 && code !== 13 && code !== 12) || code === 0xfffd

/** Mean number of delimiters outside quotes, less for every line that differs from the first. */
function score(lines: readonly string[], delimiter: string): number {
  const counts = lines
    .filter((line) => line.trim() !== '')
    .map((line) => line.replaceAll(/"(?:[^"]|"")*"/g, '').split(delimiter).length - 1)
  const first = counts[0] ?? 0
  if (first === 0) return 0
  const same = counts.filter((count) => count === first).length
  return (same / counts.length) * (1 + Math.log2(first))
}
