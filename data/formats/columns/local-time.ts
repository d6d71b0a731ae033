import { LOCAL_OFFSET_MS } from '../../rules/local-time.ts'

const DAY_MS = 86_400_000

/**
 * Times in columns are what the clocks of the district show: ISO 8601 with an offset → milliseconds since 1970 of the local
 * clock; null when it is no time.
 */
export function localMillis(iso: string): number | null {
  const at = Date.parse(iso)
  return Number.isNaN(at) ? null : at + LOCAL_OFFSET_MS
}

/** `2024-03-05`, or a time on a local day → days since 1970. */
export function dayNumber(text: string): number | null {
  const at = text.length > DATE_LENGTH ? localMillis(text) : Date.parse(text)
  return at === null || Number.isNaN(at) ? null : Math.floor(at / DAY_MS)
}

const DATE_LENGTH = 10
