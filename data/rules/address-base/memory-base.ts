import type { AddressBase, AppliedRow, BaseAddress, BaseChange } from './base-address.ts'

export interface MemoryBase extends AddressBase {
  all(): IterableIterator<BaseAddress>
  /** In place; costs as much as the change is large. */
  apply(change: Pick<BaseChange, 'put' | 'remove'>): AppliedRow[]
}

/** Addresses in memory, indexed by parent. */
export function createMemoryBase(rows: Iterable<BaseAddress>): MemoryBase {
  const byId = new Map<number, BaseAddress>()
  const byParent = new Map<number | null, Map<number, BaseAddress>>()
  const remove = (id: number) => {
    const old = byId.get(id)
    byId.delete(id)
    if (old) byParent.get(old.parent)?.delete(id)
    return old
  }
  const put = (row: BaseAddress) => {
    const old = remove(row.id)
    byId.set(row.id, row)
    const siblings = byParent.get(row.parent)
    if (siblings) siblings.set(row.id, row)
    else byParent.set(row.parent, new Map([[row.id, row]]))
    return old
  }
  for (const row of rows) put(row)
  return {
    get: (id) => byId.get(id),
    childrenOf: (parent) => [...(byParent.get(parent)?.values() ?? [])],
    all: () => byId.values(),
    apply: (change) => [
      ...change.put.map((after) => ({ before: put(after), after })),
      ...change.remove.map((id) => ({ before: remove(id), after: undefined })),
    ],
  }
}
