import type { Random } from '../random.ts'

/** Minutes since 1970 in local time (UTC+8), which is how rhythms are thought of. */
export type LocalMinute = number

const DAY = 1440
export const LOCAL_OFFSET_MINUTES = 480

export const localMidnight = (isoDate: string): LocalMinute => Date.parse(isoDate) / 60_000

export const weekday = (minute: LocalMinute) => (Math.floor(minute / DAY) + 4) % 7
export const hourOf = (minute: LocalMinute) => Math.floor((((minute % DAY) + DAY) % DAY) / 60)

/** Month 1–12 of a local minute. */
export function monthOf(minute: LocalMinute): number {
  return new Date(minute * 60_000).getUTCMonth() + 1
}

export const toIso = (minute: LocalMinute) =>
  new Date((minute - LOCAL_OFFSET_MINUTES) * 60_000).toISOString()

/** Adds days of work: Saturdays and Sundays do not count. */
export function addWorkDays(minute: LocalMinute, days: number): LocalMinute {
  let at = minute
  for (let left = days; left > 0; ) {
    at += DAY
    const day = weekday(at)
    if (day !== 0 && day !== 6) left--
  }
  return at
}

/** Share of each hour of the day. */
export type Rhythm = readonly number[]

/** 巡查 in working hours, with the dip at noon. */
export const PATROL: Rhythm = [
  0, 0, 0, 0, 0, 0, 1, 4, 10, 14, 13, 8, 3, 7, 12, 12, 9, 4, 2, 2, 2, 1, 0, 0,
]
/** People at home in the evening. */
export const EVENING: Rhythm = [
  3, 1, 1, 0, 0, 1, 2, 3, 4, 4, 4, 4, 4, 3, 3, 4, 5, 7, 10, 12, 13, 11, 8, 5,
]
/** Street life at night. */
export const NIGHT: Rhythm = [
  9, 4, 2, 1, 0, 0, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 3, 5, 7, 9, 12, 15, 16, 13,
]
/** Traffic: both rush hours. */
export const RUSH: Rhythm = [
  1, 1, 0, 0, 0, 1, 4, 12, 13, 7, 4, 4, 5, 4, 4, 5, 9, 13, 10, 5, 3, 2, 2, 1,
]
/** Building sites and works: tired hands in the afternoon. */
export const SHIFT: Rhythm = [
  0, 0, 0, 0, 0, 0, 2, 6, 8, 9, 9, 5, 3, 7, 10, 11, 9, 7, 4, 2, 1, 1, 0, 0,
]
export const ANY_TIME: Rhythm = new Array(24).fill(1)

export function drawHour(random: Random, rhythm: Rhythm): number {
  return random.weighted(rhythm)
}
