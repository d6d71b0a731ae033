import { ckmeans } from 'simple-statistics'

export const CLASS_METHODS = ['quantile', 'equal', 'jenks', 'headTail'] as const
export type ClassMethod = (typeof CLASS_METHODS)[number]

/** Natural breaks of very many values take seconds: then of a regular sample of them. */
const MOST_FOR_JENKS = 5_000

/**
 * Lower ends of the classes from the second on, ascending and all different; fewer where the values do not give so many.
 * `headTail` (Jiang 2013) has as many as the values ask for.
 */
export function classBreaks(
  values: readonly number[],
  method: ClassMethod,
  count: number,
): number[] {
  const sorted = values.filter(Number.isFinite).sort((a, b) => a - b)
  const [low, high] = [sorted[0], sorted.at(-1)]
  if (low === undefined || high === undefined || low === high) return []
  const breaks = METHODS[method](sorted, count)
  return [...new Set(breaks)].filter((one) => one > low)
}

/** 0 = the lowest class; −1 = no number. */
export function classOfValue(value: number, breaks: readonly number[]): number {
  if (!Number.isFinite(value)) return -1
  const above = breaks.findIndex((one) => value < one)
  return above < 0 ? breaks.length : above
}

/**
 * The least and the greatest value in each class: "1 – 2" and "2 – 3" beside each other leave open where 2 belongs. Of a class
 * without values its limits.
 */
export function classRanges(
  values: readonly number[],
  breaks: readonly number[],
): { from: number; to: number }[] {
  const known = values.filter(Number.isFinite).sort((a, b) => a - b)
  const limits = [known[0] ?? Number.NaN, ...breaks, known.at(-1) ?? Number.NaN]
  return [...breaks, null].map((_, i) => {
    const own = known.filter((value) => classOfValue(value, breaks) === i)
    return { from: own[0] ?? limits[i]!, to: own.at(-1) ?? limits[i + 1]! }
  })
}

/** "3 – 7"; of one value alone "3". */
export function rangeText(
  { from, to }: { from: number; to: number },
  say: (value: number) => string,
): string {
  const [first, last] = [say(from), say(to)]
  return first === last ? first : `${first} – ${last}`
}

const METHODS: Readonly<
  Record<ClassMethod, (sorted: readonly number[], count: number) => number[]>
> = {
  quantile: (sorted, count) =>
    inner(count).map((i) => sorted[Math.floor((i * sorted.length) / count)]!),
  equal: (sorted, count) => {
    const [low, high] = [sorted[0]!, sorted.at(-1)!]
    return inner(count).map((i) => low + ((high - low) * i) / count)
  },
  jenks: (sorted, count) => {
    const step = Math.ceil(sorted.length / MOST_FOR_JENKS)
    const sample = sorted.filter((_, i) => i % step === 0 || i === sorted.length - 1)
    const different = new Set(sample).size
    return ckmeans([...sample], Math.min(count, different))
      .slice(1)
      .map(([first]) => first!)
  },
  headTail: (sorted) => headTail(sorted),
}

const inner = (count: number) => Array.from({ length: count - 1 }, (_, i) => i + 1)

const MOST_HEADS = 6
/** As long as the head stays the smaller part. */
const HEAD_SHARE = 0.4

function headTail(values: readonly number[], found: readonly number[] = []): number[] {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  const head = values.filter((value) => value > mean)
  if (head.length === 0 || found.length >= MOST_HEADS) return [...found]
  const next = [...found, head[0]!]
  return head.length / values.length <= HEAD_SHARE && head.length > 1 ? headTail(head, next) : next
}
