/** The span that a pace is taken from. */
const SPAN_MS = 3 * 60_000

export interface Pace {
  doorsPerMinute: number
  /** null = nobody is moving. */
  minutesLeft: number | null
}

/** From the instants (ms) at which doors were first knocked on, `left` doors still to go. */
export function paceOf(firstKnocks: readonly number[], now: number, left: number): Pace {
  if (firstKnocks.length === 0) return { doorsPerMinute: 0, minutesLeft: left === 0 ? 0 : null }
  const start = firstKnocks.reduce((first, at) => Math.min(first, at), now)
  const span = Math.max(60_000, Math.min(SPAN_MS, now - start))
  const recent = firstKnocks.filter((at) => at > now - span && at <= now).length
  const doorsPerMinute = recent / (span / 60_000)
  if (left === 0) return { doorsPerMinute, minutesLeft: 0 }
  return { doorsPerMinute, minutesLeft: recent === 0 ? null : left / doorsPerMinute }
}
