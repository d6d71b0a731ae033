import type { TouchedCounts } from '../../data/contracts/index.ts'
import type { TextKey } from '../i18n/index.ts'

const KINDS = [
  ['addresses', 'addresses.reachAddresses'],
  ['buildings', 'addresses.reachBuildings'],
  ['rooms', 'addresses.reachRooms'],
  ['residents', 'addresses.reachResidents'],
  ['enterprises', 'addresses.reachEnterprises'],
  ['items', 'addresses.reachItems'],
] as const satisfies readonly (readonly [keyof TouchedCounts, TextKey])[]

/** The numbers that a preview tells, without those that are nothing or not for this account. */
export function reachOf(touched: TouchedCounts): { key: TextKey; count: number }[] {
  return KINDS.flatMap(([kind, key]) => {
    const count = touched[kind]
    return count ? [{ key, count }] : []
  })
}
