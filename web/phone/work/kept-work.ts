import type { EventWork, EventWorkItem } from '../../../data/contracts/index.ts'

const KEY = 'onemap.phone.work'

/** The last list that was read: without a network it is what there is. */
export function keptWork(): readonly EventWorkItem[] {
  const kept = localStorage.getItem(KEY)
  return kept === null ? [] : (JSON.parse(kept) as EventWork).items
}

export const keepWork = (work: EventWork): void => localStorage.setItem(KEY, JSON.stringify(work))

/** Somebody else may use the phone next. */
export const forgetWork = (): void => localStorage.removeItem(KEY)
