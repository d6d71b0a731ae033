import type { Scope } from '../../data/contracts/index.ts'
import type { JournalEntry } from './journal.ts'

/** Whether a message says something that this scope may know: its layer and a part of its subdistrict are within. */
export function maySeeMessage(scope: Scope, { subdistrict, message }: JournalEntry): boolean {
  if ('layer' in message && scope.layers !== 'all' && !scope.layers.includes(message.layer)) {
    return false
  }
  if (message.kind === 'event' && scope.layers !== 'all') {
    if (!scope.layers.some((layer) => layer === 'EVENT')) return false
  }
  if (subdistrict === '' || /^0+$/.test(subdistrict)) return true
  return scope.areas.some((area) => area.startsWith(subdistrict) || subdistrict.startsWith(area))
}
