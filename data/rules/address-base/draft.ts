import type { AddressBase, BaseAddress, BaseChange, LineageLink } from './base-address.ts'
import { isCalled, liveCalled } from './live-called.ts'

/** A base with changes on it that nobody else sees yet. */
export interface Draft extends AddressBase {
  put(row: BaseAddress): BaseAddress
  link(from: BaseAddress, to: BaseAddress, op: LineageLink['op']): void
  /** What has been put, the address that it is about first. */
  result(main: number): BaseChange
}

export function openDraft(base: AddressBase): Draft {
  const changed = new Map<number, BaseAddress>()
  const lineage: LineageLink[] = []
  const get = (id: number) => changed.get(id) ?? base.get(id)
  return {
    get,
    childrenOf: (parent) => {
      const stayed = base.childrenOf(parent).filter(({ id }) => !changed.has(id))
      const come = [...changed.values()].filter((row) => row.parent === parent)
      return [...stayed, ...come]
    },
    called: (parent, level, form) => {
      const stayed = liveCalled(base, parent, level, form).filter(({ id }) => !changed.has(id))
      const come = [...changed.values()].filter((row) => isCalled(row, parent, level, form))
      return [...stayed, ...come]
    },
    put: (row) => {
      changed.set(row.id, row)
      return row
    },
    link: (from, to, op) => lineage.push({ from, to, op }),
    result: (main) => {
      const first = changed.get(main)
      const others = [...changed.values()].filter(({ id }) => id !== main)
      const put = first ? [first, ...others] : others
      // Links name their ends as they are once everything has been put.
      const settled = lineage.map(({ from, to, op }) => ({ from, to: get(to.id) ?? to, op }))
      return { main: get(main), put, remove: [], lineage: settled }
    },
  }
}
