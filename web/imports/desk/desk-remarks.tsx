import { createMemo, createSignal, For, Show } from 'solid-js'
import type { ImportJob } from '../../../data/contracts/index.ts'
import { formatNumber, t } from '../../i18n/index.ts'
import { orderRemarks, remarkText } from '../import-texts.ts'
import styles from '../remarks.module.css'

const FIRST = 4

/** What was said of how many rows, the most serious first. */
export function DeskRemarks(props: { job: ImportJob }) {
  const [all, setAll] = createSignal(false)
  const ordered = createMemo(() => orderRemarks(props.job.remarks))
  const shown = () => (all() ? ordered() : ordered().slice(0, FIRST))
  return (
    <Show when={ordered().length > 0}>
      <div>
        <ul class={styles.remarks} aria-label={t('imports.remarks')}>
          <For each={shown()}>
            {(remark) => (
              <li data-effect={remark.effect}>
                <span class={styles.text}>
                  {remarkText(remark).what}
                  <span class={styles.where}>{remarkText(remark).where}</span>
                </span>
                <span class={styles.count}>{formatNumber(remark.count)}</span>
              </li>
            )}
          </For>
        </ul>
        <Show when={ordered().length > FIRST}>
          <button type="button" class={styles.more} onClick={() => setAll(!all())}>
            {all()
              ? t('common.showFewer')
              : t('common.showAll', { count: formatNumber(ordered().length) })}
          </button>
        </Show>
      </div>
    </Show>
  )
}
