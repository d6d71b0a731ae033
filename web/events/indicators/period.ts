import { view } from '../../session/view.ts'

const PERIOD_DAYS = 30
const DAY_MS = 86_400_000

/** The last thirty days, to the end of today, in the chosen area: whole days, so that the same question stays the same. */
export function period(): string {
  const to = Math.ceil(Date.now() / DAY_MS) * DAY_MS
  const from = new Date(to - PERIOD_DAYS * DAY_MS).toISOString()
  return `from=${from}&to=${new Date(to).toISOString()}&area=${view.area}`
}
