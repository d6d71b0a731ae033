import type { Refusal } from '../../data/contracts/index.ts'

/** The first part of what the refusal names: `areas` of `areas.3`. */
export function fieldOf({ details }: Refusal): string {
  const { field } = (details ?? {}) as { field?: unknown }
  return typeof field === 'string' ? (field.split('.')[0] ?? '') : ''
}
