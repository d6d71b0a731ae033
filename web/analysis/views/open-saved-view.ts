import type { SavedView } from '../../../data/contracts/index.ts'
import { getJson } from '../../api.ts'
import { beginWith } from '../question-state.ts'

/** Puts the view's question on the desk; the answer is worked out anew within one's own rights. */
export async function openSavedView(id: string): Promise<void> {
  const { name, question, isOwn } = await getJson<SavedView>(`/api/views/${encodeURIComponent(id)}`)
  beginWith(question, { id, name, isOwn })
}
