import { createEffect, createRoot, on, untrack } from 'solid-js'
import { questionFromLink, questionToLink } from '../../data/rules/question/index.ts'
import { t } from '../i18n/index.ts'
import { openDrawer } from '../session/drawer.ts'
import { showToast } from '../ui/toast.tsx'
import { catalogue } from './engine.ts'
import { questionCatalogue } from './question-catalogue.ts'
import { beginWith, openView, question } from './question-state.ts'
import { sqlFromLink } from './sql/sql-link.ts'
import { showSql, sqlText } from './sql/sql-state.ts'
import { openSavedView } from './views/open-saved-view.ts'

/*
 * The question stands behind the `#` of the address: browsers do not send that part, so no log of any server holds it.
 * `#view=<id>` opens a saved view, `#ask=<question>` a question; `#sql=<text>` shows a statement, which nobody but the reader runs.
 */

/** Opens what the address says, and keeps the address up with the question; returns how to stop. */
export function followLink(): () => void {
  openLinked()
  window.addEventListener('hashchange', openLinked)
  const stopWriting = createRoot((dispose) => {
    createEffect(on([question, openView, catalogue], write, { defer: true }))
    return dispose
  })
  return () => {
    window.removeEventListener('hashchange', openLinked)
    stopWriting()
    writeHash('')
  }
}

function openLinked(): void {
  const [kind, value = ''] = location.hash.slice(1).split(/=(.*)/)
  if (kind === 'view' && value !== openView()?.id) {
    openSavedView(value).catch(() => showToast({ tone: 'error', text: t('analysis.viewGone') }))
  }
  if (kind === 'sql') {
    const sql = sqlFromLink(value)
    if (sql !== null && sql !== untrack(sqlText)) showSql(sql, 'link')
    if (sql !== null) openDrawer('analysis', 'sql')
    return
  }
  if (kind !== 'ask') return
  const linked = questionFromLink(value)
  const isOther = JSON.stringify(linked) !== JSON.stringify(untrack(question))
  if (linked && isOther) beginWith(linked)
}

function write(): void {
  const asked = question()
  const view = openView()
  if (!catalogue()) return
  if (view) writeHash(`view=${view.id}`)
  else writeHash(asked ? `ask=${questionToLink(asked, questionCatalogue).text}` : '')
}

function writeHash(hash: string): void {
  const { pathname, search } = location
  history.replaceState(history.state, '', pathname + search + (hash && `#${hash}`))
}
