import Undo2 from 'lucide-solid/icons/undo-2'
import { createSignal } from 'solid-js'
import type { ImportJob } from '../../data/contracts/index.ts'
import { t, text } from '../i18n/index.ts'
import { Button } from '../ui/button.tsx'
import { showToast } from '../ui/toast.tsx'
import { undoRefusal } from './desk/desk-texts.ts'
import { undoImport } from './import-flow.ts'

export function UndoButton(props: { job: ImportJob; size?: 'small' }) {
  const [busy, setBusy] = createSignal(false)
  const undo = async () => {
    setBusy(true)
    try {
      await undoImport(props.job)
      showToast({ text: undoneText(props.job) })
    } catch (error) {
      showToast({ text: undoRefusal(error), tone: 'error', stays: true })
    } finally {
      setBusy(false)
    }
  }
  return (
    <Button size={props.size ?? 'normal'} disabled={busy()} onClick={undo}>
      <Undo2 size={16} />
      {t('imports.undo')}
    </Button>
  )
}

const undoneText = ({ desk, fileName, name }: ImportJob) =>
  desk ? t('desk.undone', { file: fileName }) : t('imports.undone', { name: text(name) })
