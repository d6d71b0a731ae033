/*
 * The platform decodes GB18030 but encodes nothing but UTF-8: the table is turned round. Characters outside the Basic
 * Multilingual Plane follow by arithmetic (GB 18030-2022 §5.2: four bytes from 0x90308130 on).
 */

const UNKNOWN = 0x3f
const FOUR_BYTES = 0x1_0000

let codes: Uint32Array | undefined

/** Text to bytes; what has no code becomes `?`. */
export function createGb18030Encoder(): (text: string) => Uint8Array {
  codes ??= turnTable()
  const known = codes
  return (text) => {
    const bytes = new Uint8Array(text.length * 4)
    let at = 0
    for (const char of text) {
      const point = char.codePointAt(0)!
      if (point < 0x80) {
        bytes[at++] = point
        continue
      }
      const code = point < FOUR_BYTES ? known[point]! : codeOfSupplementary(point)
      if (code === 0) bytes[at++] = UNKNOWN
      else at = write(bytes, at, code)
    }
    return bytes.slice(0, at)
  }
}

function write(bytes: Uint8Array, start: number, code: number): number {
  let at = start
  if (code > 0xffff) {
    bytes[at++] = code >>> 24
    bytes[at++] = (code >>> 16) & 0xff
  }
  bytes[at++] = (code >>> 8) & 0xff
  bytes[at++] = code & 0xff
  return at
}

function turnTable(): Uint32Array {
  const table = new Uint32Array(FOUR_BYTES)
  const decoder = new TextDecoder('gb18030')
  const learn = (bytes: Uint8Array, code: number) => {
    const text = decoder.decode(bytes)
    const point = text.length === 1 ? text.charCodeAt(0) : 0xfffd
    if (point !== 0xfffd && table[point] === 0) table[point] = code
  }
  const two = new Uint8Array(2)
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      if (trail === 0x7f) continue
      two[0] = lead
      two[1] = trail
      learn(two, (lead << 8) | trail)
    }
  }
  const four = new Uint8Array(4)
  for (let linear = 0; linear < BASIC_FOUR_BYTE_CODES; linear++) {
    const code = fourBytes(linear, 0x81)
    write(four, 0, code)
    learn(four, code)
  }
  return table
}

/** 0x81308130 to 0x8431A439. */
const BASIC_FOUR_BYTE_CODES = 39_420

const codeOfSupplementary = (point: number) => fourBytes(point - FOUR_BYTES, 0x90)

/** The n-th code of four bytes whose first begins at `lead`: 126 × 10 × 126 × 10 in a row. */
function fourBytes(linear: number, lead: number): number {
  const fourth = linear % 10
  const third = Math.floor(linear / 10) % 126
  const second = Math.floor(linear / 1_260) % 10
  const first = Math.floor(linear / 12_600)
  return (
    (((lead + first) << 24) | ((0x30 + second) << 16) | ((0x81 + third) << 8) | (0x30 + fourth)) >>>
    0
  )
}
