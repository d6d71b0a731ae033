import { createSignal } from 'solid-js'
import type { NewGrant, Role, Sensitivity } from '../../data/contracts/index.ts'

/** What somebody is about to grant; days as YYYY-MM-DD, '' = not limited. */
export interface GrantDraft {
  role: Role
  areas: readonly string[]
  layers: NewGrant['layers']
  grade: Sensitivity
  from: string
  to: string
}

const FIRST_DRAFT: GrantDraft = {
  role: 'gridWorker',
  areas: [],
  layers: 'all',
  grade: 2,
  from: '',
  to: '',
}

const drafts = new Map<string, GrantDraft>()

/** Of one account; it waits there while the reader looks something up elsewhere, until it is granted or dropped. */
export function grantDraft(account: string) {
  const [draft, setDraft] = createSignal(drafts.get(account) ?? FIRST_DRAFT)
  return {
    draft,
    change: (patch: Partial<GrantDraft>) => {
      drafts.set(account, setDraft({ ...draft(), ...patch }))
    },
    drop: () => {
      drafts.delete(account)
    },
  }
}
