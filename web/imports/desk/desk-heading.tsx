import ArrowRight from 'lucide-solid/icons/arrow-right'
import type { JSX } from 'solid-js'
import type { ImportJob } from '../../../data/contracts/index.ts'
import { t, text } from '../../i18n/index.ts'
import panel from '../import-panel.module.css'
import styles from './desk-heading.module.css'

/** Which file, whose, for what. */
export function DeskHeading(props: { job: ImportJob; children?: JSX.Element }) {
  return (
    <div>
      <p class={styles.route}>
        <strong class={panel.file}>{props.job.fileName}</strong>
        <ArrowRight size={16} aria-label={t('desk.into')} />
        <strong>{text(props.job.name)}</strong>
      </p>
      <p class={panel.muted}>
        {[
          t('desk.from', { sender: props.job.desk?.sender ?? '' }),
          props.job.format,
          props.job.encoding?.toUpperCase(),
        ]
          .filter(Boolean)
          .join(' · ')}
        {' · '}
        {props.children}
      </p>
    </div>
  )
}
