import { checkDraft, type EditLimits } from './check-draft.ts'
import type { CoverageView } from './coverage.ts'
import { Draft } from './draft.ts'
import type { CoverageChange } from './items.ts'
import { type EditReason, EditRefused } from './refuse.ts'
import type { UnitPoint } from './units.ts'

/** What an operation answers: the change, or why there can be none and where. */
export type EditOutcome =
  | { readonly change: CoverageChange; readonly refused?: undefined }
  | { readonly refused: EditReason; readonly at?: UnitPoint; readonly change?: undefined }

/** Lets `draw` change a draft and checks what comes of it; the coverage itself stays as it is. */
export function edit(
  coverage: CoverageView,
  note: string,
  limits: EditLimits,
  draw: (draft: Draft) => void,
): EditOutcome {
  const draft = new Draft(coverage)
  try {
    draw(draft)
    checkDraft(draft, limits)
  } catch (error) {
    if (!(error instanceof EditRefused)) throw error
    return { refused: error.reason, ...(error.at && { at: error.at }) }
  }
  const change = draft.finish(note)
  if (change.put.length === 0 && change.remove.length === 0) return { refused: 'nothing-changes' }
  return { change }
}
