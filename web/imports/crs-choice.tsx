import { Show } from 'solid-js'
import type { ImportJob } from '../../data/contracts/index.ts'
import { t, text } from '../i18n/index.ts'
import { CrsChooser } from '../ui/crs/crs-chooser.tsx'
import styles from './crs-choice.module.css'
import { canReread, reread } from './import-flow.ts'

/** In which system the coordinates were read and why, and the way to have them read in another. */
export function CrsChoice(props: { job: ImportJob }) {
  return (
    <Show when={props.job.crs}>
      {(crs) => (
        <div class={styles.crs}>
          <p>
            <span class={styles.label}>{t('imports.crs')}</span> {crs().used}
          </p>
          <p class={styles.reason}>{reasonText(crs())}</p>
          <Show when={canReread()}>
            <CrsChooser onChoose={(wanted) => reread(wanted === null ? {} : { crs: wanted })} />
          </Show>
        </div>
      )}
    </Show>
  )
}

const reasonText = (crs: NonNullable<ImportJob['crs']>) =>
  crs.reasonText ? text(crs.reasonText) : crs.reason
