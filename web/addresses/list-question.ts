import type { TextKey } from '../i18n/index.ts'
import type { AddressList, AddressView } from '../session/view-state.ts'

export const LIST_NAMES: Record<AddressList, TextKey> = {
  proposed: 'addresses.listProposed',
  verified: 'addresses.listVerified',
  streets: 'addresses.listStreets',
  estates: 'addresses.listEstates',
  changes: 'addresses.listChanges',
}

const LEVELS = { streets: 6, estates: 8 } as const
const PAGE = 60

/** What the server is asked for: a text goes before any list; `area` is that of the scope chip. */
export function listQuestion(
  { list, q }: Pick<AddressView, 'list' | 'q'>,
  area: string,
): Record<string, string | number> {
  const within = { limit: PAGE, ...(area && { within: area }) }
  const text = q.trim()
  if (text !== '') return { q: text, ...within }
  if (list === 'streets' || list === 'estates') return { level: LEVELS[list], ...within }
  return { state: list === 'verified' ? 'verified' : 'proposed', ...within }
}
