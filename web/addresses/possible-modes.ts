import type { AddressDetail } from '../../data/contracts/index.ts'
import { isChangeable, levelsBelow } from './level-choices.ts'
import type { SheetMode } from './sheet-mode.ts'

/** What can be done to an address: nothing to one of another day, and nothing but adding below it to a division. */
export function possibleModes(
  {
    address,
    children,
  }: { address: Pick<AddressDetail['address'], 'level' | 'state'> } & Pick<
    AddressDetail,
    'children'
  >,
  isAsOf: boolean,
): SheetMode[] {
  if (isAsOf || address.state === 'retired') return []
  const add: SheetMode[] = levelsBelow(address.level).length > 0 ? ['add'] : []
  if (!isChangeable(address.level)) return add
  const isWaiting =
    address.state !== 'active' ||
    children.some(({ state }) => state === 'proposed' || state === 'verified')
  const certify: SheetMode[] = isWaiting || children.length > 0 ? ['certify'] : []
  const rest: SheetMode[] = ['rename', 'move', 'split', 'merge', 'demolish', 'alias']
  return [...certify, ...add, ...rest]
}
