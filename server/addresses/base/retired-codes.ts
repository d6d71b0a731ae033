import type { BuildingCode, RetiredCode, RoomCode } from '../../../data/contracts/index.ts'
import type { BaseAddress, LineageLink } from '../../../data/rules/address-base/base-address.ts'
import { isLive } from '../../../data/rules/address-base/base-address.ts'

/** Codes that a change retires. They stay known for ever, and lead to what has come in their place. */
export function retiredCodes(
  touched: readonly { before: BaseAddress | undefined; after: BaseAddress | undefined }[],
  lineage: readonly LineageLink[],
): RetiredCode[] {
  const heirs = new Map<number, string[]>()
  for (const { from, to } of lineage) {
    heirs.set(from.id, [...(heirs.get(from.id) ?? []), to.name])
  }
  return touched.flatMap(({ before, after }) => {
    const isRetired = before && isLive(before) && after && !isLive(after)
    if (!isRetired || before.code === null) return []
    const code = before.code as BuildingCode | RoomCode
    return [{ code, name: before.name, successors: heirs.get(before.id) ?? [] }]
  })
}
