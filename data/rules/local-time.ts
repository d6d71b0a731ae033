import type { Instant } from '../contracts/index.ts'

/** The clocks of the district show UTC+8, the whole year through. */
export const LOCAL_OFFSET_MS = 8 * 3_600_000

/** What the clocks of the district show at a moment (ms since 1970): `2026-03-09T14:05:09`. */
export function localTime(at: Instant): string {
  return new Date(at + LOCAL_OFFSET_MS).toISOString().slice(0, 19)
}

/** The day in the district at a moment (ms since 1970): `2026-03-09`. In SQL it is `today()`. */
export const localDay = (at: Instant): string => localTime(at).slice(0, 10)
