import { For } from 'solid-js'
import { t } from '../i18n/index.ts'
import styles from './skeleton.module.css'

/** Grey bars where text will stand; `lines` are their widths in percent. */
export function Skeleton(props: { lines: readonly number[] }) {
  return (
    <div class={styles.skeleton} role="status" aria-label={t('common.loading')}>
      <For each={props.lines}>{(width) => <span style={{ width: `${width}%` }} />}</For>
    </div>
  )
}
