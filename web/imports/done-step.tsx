import CircleCheck from 'lucide-solid/icons/circle-check'
import { Show } from 'solid-js'
import type { ImportJob } from '../../data/contracts/index.ts'
import { formatNumber, t, text } from '../i18n/index.ts'
import { openDrawer } from '../session/drawer.ts'
import { Button } from '../ui/button.tsx'
import styles from './done-step.module.css'
import { nextImport, queue } from './import-flow.ts'
import panel from './import-panel.module.css'
import { UndoButton } from './undo-button.tsx'

/** It is a layer now; everything can still be taken back. */
export function DoneStep(props: { job: ImportJob }) {
  return (
    <div class={panel.step}>
      <p class={styles.done} role="status">
        <CircleCheck size={20} />
        {t('imports.done', { name: text(props.job.name) })}
      </p>
      <p class={panel.muted}>
        {t('imports.counts', {
          read: formatNumber(props.job.counts.read),
          kept: formatNumber(props.job.counts.kept),
        })}
      </p>
      <div class={panel.buttons}>
        <UndoButton job={props.job} />
        <Button onClick={() => openDrawer('table', props.job.layer)}>
          {t('imports.openTable')}
        </Button>
        <Button kind="primary" onClick={nextImport}>
          <Show when={queue().length > 0} fallback={t('common.close')}>
            {t('imports.next')}
          </Show>
        </Button>
      </div>
    </div>
  )
}
