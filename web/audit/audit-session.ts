import { createMemo, createRoot, createSignal } from 'solid-js'
import type { AuditFacets, AuditPlace, AuditRow } from '../../data/contracts/index.ts'
import { view } from '../session/view.ts'
import { type AuditFilter, auditQuery, FIRST_FILTER } from './audit-filter.ts'

const [filter, setFilter] = createSignal<AuditFilter>(FIRST_FILTER)
const [chosen, setChosen] = createSignal<AuditRow | null>(null)
const [places, setPlaces] = createSignal<readonly AuditPlace[]>([])
const [facets, setFacets] = createSignal<AuditFacets>({ accounts: [], purposes: [] })
const [asked, setAsked] = createSignal(Date.now())

/** What panel, table and map share: the filter, the entry that was chosen, the places looked at. */
export { chosen, facets, filter, places, setChosen, setFacets, setPlaces }

export function changeFilter(patch: Partial<AuditFilter>): void {
  setChosen(null)
  setAsked(Date.now())
  setFilter({ ...filter(), ...patch })
}

/** The question to the server that the filter makes. */
export const question = createRoot(() => createMemo(() => auditQuery(filter(), view.area, asked())))
