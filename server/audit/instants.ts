/** PostgreSQL counts from 2000-01-01 UTC. */
const EPOCH_MS = Date.UTC(2000, 0, 1)
const SECOND_US = 1_000_000
/** Of what `Date` knows. */
const LAST_MS = 8.64e15

/**
 * Microseconds as PostgreSQL sends them → `YYYY-MM-DDTHH:MM:SS.uuuuuuZ`, as they were hashed. Entries follow each other
 * closely, so the second before is remembered.
 */
export function createInstants(): (microseconds: number) => string {
  let second = Number.NaN
  let text = ''
  return (microseconds) => {
    const own = Math.floor(microseconds / SECOND_US)
    if (own !== second) {
      const ms = EPOCH_MS + own * 1_000
      // Infinity and such: nothing that was ever hashed.
      if (Math.abs(ms) > LAST_MS) return String(microseconds)
      second = own
      text = new Date(ms).toISOString().slice(0, -'.000Z'.length)
    }
    return `${text}.${String(microseconds - own * SECOND_US).padStart(6, '0')}Z`
  }
}
