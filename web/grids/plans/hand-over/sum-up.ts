import type { GridHandOver, HandedOver } from '../../../../data/contracts/index.ts'

export const CHARGE_KINDS = ['building', 'household', 'enterprise', 'event'] as const
export type ChargeKind = HandedOver['kind']

/** How many of each kind, in the order in which lists have them; none of those that are not there. */
export function sumUp(list: readonly HandedOver[]): { kind: ChargeKind; count: number }[] {
  const counts = new Map<ChargeKind, number>()
  for (const { kind } of list) counts.set(kind, (counts.get(kind) ?? 0) + 1)
  return CHARGE_KINDS.flatMap((kind) => {
    const count = counts.get(kind)
    return count === undefined ? [] : [{ kind, count }]
  })
}

/** By kind, then by where they come from or go to, then by what stands on the list. */
export function inOrder(list: readonly HandedOver[]): HandedOver[] {
  return [...list].sort(
    (a, b) =>
      CHARGE_KINDS.indexOf(a.kind) - CHARGE_KINDS.indexOf(b.kind) ||
      a.from.localeCompare(b.from) ||
      a.to.localeCompare(b.to) ||
      a.label.localeCompare(b.label, 'zh', { numeric: true }),
  )
}

/** Who has most to hand over or take over first. */
export const byWeight = (lists: readonly GridHandOver[]): GridHandOver[] =>
  [...lists].sort((a, b) => weight(b) - weight(a) || a.name.localeCompare(b.name, 'zh'))

const weight = ({ comes, goes }: GridHandOver) => comes.length + goes.length

/** A household whose label ends so is kept from whoever has said no purpose. */
export const isMasked = ({ kind, label }: HandedOver): boolean =>
  kind === 'household' && label.endsWith('***')
