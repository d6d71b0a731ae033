import CircleCheck from 'lucide-solid/icons/circle-check'
import Undo2 from 'lucide-solid/icons/undo-2'
import { createSignal, Show } from 'solid-js'
import type { ImportJob } from '../../../data/contracts/index.ts'
import { t, text } from '../../i18n/index.ts'
import { openDrawer } from '../../session/drawer.ts'
import { Button } from '../../ui/button.tsx'
import { showToast } from '../../ui/toast.tsx'
import doneStyles from '../done-step.module.css'
import { nextImport, queue, undoImport } from '../import-flow.ts'
import panel from '../import-panel.module.css'
import { DeskHeading } from './desk-heading.tsx'
import { leftOver, takenText, undoRefusal } from './desk-texts.ts'
import reportStyles from './report-step.module.css'
import { CorrectionSheet } from './report-step.tsx'

/** It is in the base now; as long as nothing depends on it, all of it can be taken back. */
export function TakenStep(props: { job: ImportJob }) {
  const [busy, setBusy] = createSignal(false)
  const [refusal, setRefusal] = createSignal<unknown>()
  const counts = () => props.job.desk!.counts!
  const undo = async () => {
    setBusy(true)
    setRefusal(undefined)
    try {
      await undoImport(props.job)
      showToast({ text: t('desk.undone', { file: props.job.fileName }) })
    } catch (error) {
      setRefusal(() => error)
    } finally {
      setBusy(false)
    }
  }
  return (
    <div class={panel.step}>
      <p class={doneStyles.done} role="status">
        <CircleCheck size={20} />
        {t('desk.taken', { name: text(props.job.name) })}
      </p>
      <DeskHeading job={props.job}>{takenText(counts())}</DeskHeading>
      <Show when={leftOver(counts()) > 0}>
        <p class={panel.muted}>{t('desk.sheetWhy')}</p>
        <CorrectionSheet job={props.job} />
      </Show>
      <Show when={refusal()}>
        <p class={reportStyles.refusal} role="alert">
          {undoRefusal(refusal())}
        </p>
      </Show>
      <div class={panel.buttons}>
        <Button disabled={busy()} onClick={() => void undo()}>
          <Undo2 size={16} />
          {t('imports.undo')}
        </Button>
        <Button onClick={() => openDrawer('table', props.job.layer)}>
          {t('imports.openTable')}
        </Button>
        <Button kind="primary" onClick={nextImport}>
          {queue().length > 0 ? t('imports.next') : t('common.close')}
        </Button>
      </div>
    </div>
  )
}
