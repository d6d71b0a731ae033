import type { AddressDetail, AddressEntry, AddressProblem } from '../../data/contracts/index.ts'
import type { AddressDot } from '../map/overlay/paint-addresses.ts'

interface Shown {
  problems: readonly AddressProblem[]
  /** Id of the row under the pointer. */
  pointed: number | null
  open: AddressDetail | null
}

/** What lies inside a building lies where it does: a dot for each would be one dot. */
const LAST_LEVEL = 9

/** Dots on the map: rows of the list, what is doubtful in red, the row under the pointer on top. */
export function dotsOf(
  listed: readonly AddressEntry[],
  { problems, pointed, open }: Shown,
): AddressDot[] {
  const doubtful = new Map(problems.map(({ address }) => [address.id, address]))
  const rows = listed.filter(({ level, id }) => level <= LAST_LEVEL && !doubtful.has(id))
  const dots = [...rows, ...doubtful.values()]
    .filter(({ id }) => id !== open?.address.id)
    .map((row): AddressDot & { id: number } => ({
      id: row.id,
      lonLat: row.lonLat,
      label: row.name,
      tone: doubtful.has(row.id) ? 'problem' : row.state === 'active' ? 'plain' : 'waiting',
    }))
  return [
    ...dots.filter(({ id }) => id !== pointed),
    ...dots.filter(({ id }) => id === pointed).map((dot) => ({ ...dot, tone: 'pointed' as const })),
  ].map(({ lonLat, label, tone }) => ({ lonLat, label, tone }))
}
