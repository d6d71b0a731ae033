import { formatDateTime, t } from '../i18n/index.ts'
import { account } from '../session/account.ts'
import './print-card.css'

/** Prints the open card alone, on white, with the date and who printed it. */
export function printCard(event: MouseEvent): void {
  const button = event.currentTarget
  const card = button instanceof Element ? button.closest('section') : null
  if (card === null) return
  const sheet = document.createElement('div')
  sheet.className = 'card-sheet'
  const stamp = document.createElement('p')
  stamp.textContent = [
    t('shell.productName'),
    account()?.user.displayName,
    formatDateTime(new Date()),
  ]
    .filter(Boolean)
    .join(' · ')
  sheet.append(card.cloneNode(true), stamp)
  const root = document.documentElement
  const theme = root.dataset.theme
  root.dataset.theme = 'light'
  document.body.append(sheet)
  const tidy = () => {
    sheet.remove()
    if (theme === undefined) delete root.dataset.theme
    else root.dataset.theme = theme
  }
  window.addEventListener('afterprint', tidy, { once: true })
  window.print()
}
