import { normalForm } from '../address-normal-form.ts'
import {
  type AddressBase,
  type AppliedRow,
  type BaseAddress,
  type BaseChange,
  isLive,
} from './base-address.ts'

export interface MemoryBase extends AddressBase {
  all(): IterableIterator<BaseAddress>
  /** In place; costs as much as the change is large. */
  apply(change: Pick<BaseChange, 'put' | 'remove'>): AppliedRow[]
}

/** Addresses in memory, indexed by parent. */
export function createMemoryBase(rows: Iterable<BaseAddress>): MemoryBase {
  const byId = new Map<number, BaseAddress>()
  const byParent = new Map<number | null, Map<number, BaseAddress>>()
  const byName = new Map<string, Set<number>>()
  const remove = (id: number) => {
    const old = byId.get(id)
    byId.delete(id)
    if (!old) return undefined
    byParent.get(old.parent)?.delete(id)
    byName.get(nameKey(old.parent, old.level, normalForm(old.name)))?.delete(id)
    return old
  }
  const put = (row: BaseAddress) => {
    const old = remove(row.id)
    byId.set(row.id, row)
    const siblings = byParent.get(row.parent)
    if (siblings) siblings.set(row.id, row)
    else byParent.set(row.parent, new Map([[row.id, row]]))
    const key = nameKey(row.parent, row.level, normalForm(row.name))
    const namesakes = byName.get(key)
    if (namesakes) namesakes.add(row.id)
    else byName.set(key, new Set([row.id]))
    return old
  }
  for (const row of rows) put(row)
  return {
    get: (id) => byId.get(id),
    childrenOf: (parent) => [...(byParent.get(parent)?.values() ?? [])],
    called: (parent, level, form) =>
      [...(byName.get(nameKey(parent, level, form)) ?? [])]
        .map((id) => byId.get(id)!)
        .filter(isLive),
    all: () => byId.values(),
    apply: (change) => [
      ...change.put.map((after) => ({ before: put(after), after })),
      ...change.remove.map((id) => ({ before: remove(id), after: undefined })),
    ],
  }
}

const nameKey = (parent: number | null, level: number, form: string) => `${parent}/${level}/${form}`
