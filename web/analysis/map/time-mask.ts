import { rangeIn } from '../charts/bins/bins.ts'

export const DAY_MS = 86_400_000

/** From `start`, so many days; the end is not included. */
export interface TimeSpan {
  start: number
  days: number
}

/** First and last whole day of what has a time; null = nothing has. */
export function timeExtent(times: Float64Array): { first: number; last: number } | null {
  const range = rangeIn(times)
  return range && { first: dayOf(range.first), last: dayOf(range.last) }
}

/** 1 = lies in the span. */
export function timeMask(times: Float64Array, { start, days }: TimeSpan): Uint8Array {
  const end = start + days * DAY_MS
  const mask = new Uint8Array(times.length)
  for (let i = 0; i < times.length; i++) {
    const ms = times[i]!
    mask[i] = ms >= start && ms < end ? 1 : 0
  }
  return mask
}

export function countInSpan(times: Float64Array, { start, days }: TimeSpan): number {
  const end = start + days * DAY_MS
  let count = 0
  for (const ms of times) if (ms >= start && ms < end) count++
  return count
}

export const spanBefore = ({ start, days }: TimeSpan): TimeSpan => ({
  start: start - days * DAY_MS,
  days,
})

/** What both let through; a mask of other things than these is no mask. */
export function bothMasks(
  a: Uint8Array | null,
  b: Uint8Array | null,
  length: number,
): Uint8Array | null {
  const [one, two] = [a, b].filter((mask) => mask !== null && mask.length === length)
  if (!one || !two) return one ?? null
  return one.map((value, i) => value & two[i]!)
}

const dayOf = (ms: number) => Math.floor(ms / DAY_MS) * DAY_MS
