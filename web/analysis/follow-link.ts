import { createEffect, createRoot, on, untrack } from 'solid-js'
import { questionFromLink, questionToLink } from '../../data/rules/question/index.ts'
import { t } from '../i18n/index.ts'
import { viewLink } from '../session/view.ts'
import { showToast } from '../ui/toast.tsx'
import { catalogue } from './engine.ts'
import { questionCatalogue } from './question-catalogue.ts'
import { beginWith, openView, question } from './question-state.ts'
import { openSavedView } from './views/open-saved-view.ts'

/*
 * The question stands behind the `#` of the address: browsers do not send that part, so no log of any server holds it.
 * `#view=<id>` opens a saved view, `#ask=<question>` a question.
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

/** An address that opens this elsewhere. */
export function linkOf(wish: { view: string } | { question: string }): string {
  const hash = 'view' in wish ? `view=${wish.view}` : `ask=${wish.question}`
  return `${viewLink().replace(/#.*$/, '')}#${hash}`
}

function openLinked(): void {
  const [kind, value = ''] = location.hash.slice(1).split(/=(.*)/)
  if (kind === 'view' && value !== openView()?.id) {
    openSavedView(value).catch(() => showToast({ tone: 'error', text: t('analysis.viewGone') }))
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
