import type { AddressBase, BaseAddress } from './base-address.ts'

/** The base as it would be. */
export function openOverlay(
  base: AddressBase,
  { put, remove }: { put: readonly BaseAddress[]; remove: readonly number[] },
): AddressBase {
  const changed = new Map<number, BaseAddress | undefined>([
    ...put.map((row) => [row.id, row] as const),
    ...remove.map((id) => [id, undefined] as const),
  ])
  return {
    get: (id) => (changed.has(id) ? changed.get(id) : base.get(id)),
    childrenOf: (parent) => [
      ...base.childrenOf(parent).filter(({ id }) => !changed.has(id)),
      ...[...changed.values()]
        .filter((row) => row !== undefined)
        .filter((row) => row.parent === parent),
    ],
  }
}
