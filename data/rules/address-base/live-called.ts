import { normalForm } from '../address-normal-form.ts'
import { type AddressBase, type BaseAddress, isLive } from './base-address.ts'

/** The addresses that stand below a parent under that name, whatever their spelling. */
export const liveCalled = (
  base: AddressBase,
  parent: number | null,
  level: number,
  form: string,
): readonly BaseAddress[] =>
  base.called?.(parent, level, form) ??
  base.childrenOf(parent).filter((row) => isCalled(row, parent, level, form))

export const isCalled = (
  row: BaseAddress,
  parent: number | null,
  level: number,
  form: string,
): boolean =>
  row.parent === parent && row.level === level && isLive(row) && normalForm(row.name) === form
