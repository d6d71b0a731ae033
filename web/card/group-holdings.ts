import type { AddressHoldings, HoldingItem, LayerCode } from '../../data/contracts/index.ts'

export interface HoldingGroup {
  layer: LayerCode
  items: readonly HoldingItem[]
  highestRisk: number
}

/** What hangs on an address, by layer: the riskiest layer first, then the fullest; items likewise. */
export function groupHoldings(items: readonly HoldingItem[]): HoldingGroup[] {
  const byLayer = new Map<LayerCode, HoldingItem[]>()
  for (const item of items) byLayer.set(item.layer, [...(byLayer.get(item.layer) ?? []), item])
  return [...byLayer]
    .map(([layer, group]) => ({
      layer,
      items: group.sort((a, b) => b.risk - a.risk || collator.compare(a.title, b.title)),
      highestRisk: Math.max(...group.map((item) => item.risk)),
    }))
    .sort((a, b) => b.highestRisk - a.highestRisk || b.items.length - a.items.length)
}

export interface PeopleShare {
  key: 'aged60' | 'children14' | 'floating'
  count: number
  /** Of all residents; `null` where nobody lives. */
  share: number | null
}

export function peopleShares(residents: NonNullable<AddressHoldings['residents']>): PeopleShare[] {
  const keys = ['aged60', 'children14', 'floating'] as const
  return keys.map((key) => ({
    key,
    count: residents[key],
    share: residents.count === 0 ? null : residents[key] / residents.count,
  }))
}

const collator = new Intl.Collator('zh', { numeric: true })
