import type { SavedView } from '../../../data/contracts/index.ts'
import { getJson } from '../../api.ts'
import { openDrawer } from '../../session/drawer.ts'
import { noteViewSeen } from '../../session/view-news.ts'
import { beginWith } from '../question-state.ts'
import { showSql } from '../sql/sql-state.ts'

/**
 * Puts the view's question on the desk; the answer is worked out anew within one's own rights. SQL is only shown: a person
 * runs it.
 */
export async function openSavedView(id: string): Promise<void> {
  const view = await getJson<SavedView>(`/api/views/${encodeURIComponent(id)}`)
  const { name, isOwn } = view
  noteViewSeen(id)
  if (view.kind === 'question') {
    beginWith(view.question, { id, name, isOwn })
    return
  }
  showSql(view.sql, isOwn ? 'own' : 'view', { id, name, isOwn })
  openDrawer('analysis', 'sql')
}
