import { questionToLink } from '../../data/rules/question/index.ts'
import { t } from '../i18n/index.ts'
import { openDrawer } from '../session/drawer.ts'
import { copyText } from '../ui/copy-text.ts'
import type { MenuEntry } from '../ui/menu-button.tsx'
import { linkOf } from './link-of.ts'
import { questionCatalogue } from './question-catalogue.ts'
import { clearQuestion, openView, question } from './question-state.ts'
import { mayTakeAway, openTakeAway } from './take-away/open-take-away.ts'

export function panelMenu(onDialog: (dialog: 'views' | 'save') => void): MenuEntry[] {
  const asked = question()
  return [
    { id: 'views', label: t('analysis.views'), onSelect: () => onDialog('views') },
    { id: 'sql', label: t('sql.title'), onSelect: () => openDrawer('analysis', 'sql') },
    ...(asked
      ? [
          { id: 'save', label: t('analysis.save'), onSelect: () => onDialog('save') },
          ...(mayTakeAway()
            ? [
                {
                  id: 'take',
                  label: t('takeAway.title'),
                  onSelect: () => openTakeAway({ from: 'question' }),
                },
              ]
            : []),
          { id: 'link', label: t('analysis.copyLink'), onSelect: () => void copyLink() },
          { separator: true } as const,
          { id: 'new', label: t('analysis.startOver'), onSelect: clearQuestion },
        ]
      : []),
  ]
}

/** Of a saved view its number, else the question itself without what is nobody else's business. */
async function copyLink(): Promise<void> {
  const asked = question()
  if (!asked) return
  const view = openView()
  const { text, leftOut } = questionToLink(asked, questionCatalogue)
  const isWhole = view !== null || leftOut.length === 0
  const link = linkOf(view ? { view: view.id } : { question: text })
  await copyText(link, t(isWhole ? 'analysis.linkCopied' : 'analysis.linkWithout'))
}
