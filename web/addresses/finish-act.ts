import type { AddressChangeResult } from '../../data/contracts/index.ts'
import { t } from '../i18n/index.ts'
import { showToast } from '../ui/toast.tsx'
import { noteChange, reverseChange } from './address-api.ts'
import { refusalText } from './refusal-text.ts'

/** Says what has been done, and offers to take it back. */
export function finishAct({ change }: AddressChangeResult, text: string): void {
  noteChange()
  showToast({
    text,
    ...(change && { action: { label: t('common.undo'), run: () => void takeBack(change.id) } }),
  })
}

/** One click; where something has come to depend on it, the reason is told. */
export async function takeBack(id: number): Promise<boolean> {
  try {
    await reverseChange(id)
    noteChange()
    showToast({ text: t('addresses.takenBack') })
    return true
  } catch (error) {
    showToast({ text: refusalText(error), tone: 'error', stays: true })
    return false
  }
}
