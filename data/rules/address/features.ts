import type { NameHits } from './name-hits.ts'
import { EDGE, isDigits, type Tokens } from './tokens.ts'

/** Features of one token: hashes; a model knows some of them. */
export const MOST_FEATURES = 39

/** What ends a name or follows a number; the nearest one to the right tells most about a token. */
const SUFFIXES =
  '省市区县旗州盟镇乡街道办路巷弄里村庄社组队号幢栋楼座单元梯门层室户房院苑园厦城场店厂司院校寓坊期馆中心'
const suffixCodes = new Set([...SUFFIXES].map((char) => char.charCodeAt(0)))

/** Nearest suffix to the right of each token, how far it is, and the same to the left; filled once for each text. */
export interface Surroundings {
  next: Int32Array
  nextDistance: Int32Array
  previous: Int32Array
  /** Of the last two numbers to the left: what stood behind them. */
  unitBefore: Int32Array
  /** Bit 1: the token and its neighbour stood earlier in the text; bit 2: they stand again later. */
  repeated: Int32Array
}

export function createSurroundings(length: number): Surroundings {
  const array = () => new Int32Array(length)
  return {
    next: array(),
    nextDistance: array(),
    previous: array(),
    unitBefore: array(),
    repeated: array(),
  }
}

export function lookAround({ count, codes }: Tokens, into: Surroundings): void {
  let next = EDGE
  let distance = 0
  for (let i = count - 1; i >= 0; i--) {
    into.next[i] = next
    into.nextDistance[i] = Math.min(distance, 4)
    distance++
    if (suffixCodes.has(codes[i]!)) {
      next = codes[i]!
      distance = 0
    }
  }
  let previous = EDGE
  let unit = EDGE
  for (let i = 0; i < count; i++) {
    into.previous[i] = previous
    into.unitBefore[i] = unit
    if (suffixCodes.has(codes[i]!)) previous = codes[i]!
    if (i > 0 && isDigits(codes[i - 1]!)) unit = codes[i]!
  }
  markRepeated(count, codes, into.repeated)
}

/** Whoever writes the province twice means it once. */
function markRepeated(count: number, codes: Int32Array, repeated: Int32Array): void {
  repeated.fill(0, 0, count)
  for (let i = 0; i + 1 < count; i++) {
    if (isDigits(codes[i]!) || isDigits(codes[i + 1]!)) continue
    for (let k = i + 2; k + 1 < count; k++) {
      if (codes[k] !== codes[i] || codes[k + 1] !== codes[i + 1]) continue
      for (const [at, bit] of [
        [i, 2],
        [i + 1, 2],
        [k, 1],
        [k + 1, 1],
      ] as const)
        repeated[at]! |= bit
    }
  }
}

/** Writes the hashes of the token's features; answers how many. Spelled out: it runs for every token of every text. */
export function featuresAt(
  tokens: Tokens,
  around: Surroundings,
  hits: NameHits,
  i: number,
  out: Uint32Array,
): number {
  const { count, codes } = tokens
  const [p2, p1, c0] = [wide(codes, count, i - 2), wide(codes, count, i - 1), wide(codes, count, i)]
  const [n1, n2] = [wide(codes, count, i + 1), wide(codes, count, i + 2)]
  const exact = codes[i]!
  const next = around.next[i]!
  const previous = around.previous[i]!
  const unit = around.unitBefore[i]!
  const hit = hits.inside[i]!
  const lastLevel = hits.lastLevel[i]!
  const repeated = around.repeated[i]!
  const nextHit = i + 1 < count ? hits.inside[i + 1]! : 0
  const previousHit = i > 0 ? hits.inside[i - 1]! : 0
  out[0] = mix(1, c0, 0, 0)
  out[1] = mix(2, p1, 0, 0)
  out[2] = mix(3, n1, 0, 0)
  out[3] = mix(4, p2, 0, 0)
  out[4] = mix(5, n2, 0, 0)
  out[5] = mix(6, p1, c0, 0)
  out[6] = mix(7, c0, n1, 0)
  out[7] = mix(8, p2, p1, 0)
  out[8] = mix(9, n1, n2, 0)
  out[9] = mix(10, p1, c0, n1)
  out[10] = mix(11, p2, p1, c0)
  out[11] = mix(12, c0, n1, n2)
  out[12] = mix(13, p1, n1, 0)
  out[13] = mix(14, exact, n1, 0)
  out[14] = mix(15, p1, exact, n1)
  out[15] = mix(20, next, around.nextDistance[i]!, 0)
  out[16] = mix(21, next, previous, 0)
  out[17] = mix(22, previous, c0, 0)
  out[18] = mix(23, unit, c0, n1)
  out[19] = mix(24, unit, next, 0)
  out[20] = mix(37, mix(0, unit, p1, 0), c0, n1)
  out[21] = i === 0 ? mix(25, c0, 0, 0) : mix(36, Math.min(i, 3), Math.min(count - i, 3), 0)
  out[22] = i === count - 1 ? mix(26, c0, p1, 0) : mix(28, hit, previousHit, 0)
  out[23] = mix(29, hit, nextHit, 0)
  out[24] = mix(30, hit, c0, 0)
  out[25] = mix(31, hits.level[i]!, hits.place[i]!, hits.length[i]!)
  out[26] = mix(32, lastLevel, c0, 0)
  out[27] = mix(33, lastLevel, next, 0)
  out[28] = mix(34, previousHit, c0, n1)
  out[29] = mix(35, lastLevel, hit, 0)
  out[30] = mix(40, repeated, hit, 0)
  out[31] = mix(41, repeated, c0, 0)
  out[32] = mix(211, shapeAt(tokens, i), shapeAt(tokens, i - 1), shapeAt(tokens, i + 1))
  return isDigits(exact) ? numberFeatures(tokens, i, p1, n1, unit, lastLevel, out) : 33
}

/** What a number's size tells: 1单元101 beside 文一西路969号. */
function numberFeatures(
  { values, shapes }: Tokens,
  i: number,
  p1: number,
  n1: number,
  unit: number,
  lastLevel: number,
  out: Uint32Array,
): number {
  const value = values[i]!
  const shape = shapes[i]!
  out[33] = mix(201, value, 0, 0)
  out[34] = mix(202, value, n1, 0)
  out[35] = mix(203, value, p1, 0)
  out[36] = mix(212, shape, unit, n1)
  out[37] = mix(213, shape, p1, n1)
  out[38] = mix(214, shape, p1, lastLevel)
  return 39
}

const shapeAt = ({ count, shapes }: Tokens, i: number) => (i < 0 || i >= count ? EDGE : shapes[i]!)

const ANY_DIGITS = 0x20000

/** The token, or one sign for all numbers, or the edge. */
function wide(codes: Int32Array, count: number, index: number): number {
  if (index < 0 || index >= count) return EDGE
  const code = codes[index]!
  return isDigits(code) ? ANY_DIGITS : code
}

function mix(template: number, a: number, b: number, c: number): number {
  let h = Math.imul(template + 0x9e37, 0x85ebca6b)
  h = Math.imul(h ^ a, 0xcc9e2d51)
  h ^= h >>> 15
  h = Math.imul(h ^ b, 0x1b873593)
  h ^= h >>> 13
  h = Math.imul(h ^ c, 0xc2b2ae35)
  return (h ^ (h >>> 16)) >>> 0
}
