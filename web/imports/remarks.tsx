import CircleCheck from 'lucide-solid/icons/circle-check'
import CircleMinus from 'lucide-solid/icons/circle-minus'
import Info from 'lucide-solid/icons/info'
import Wrench from 'lucide-solid/icons/wrench'
import { createMemo, For, Match, Show, Switch } from 'solid-js'
import type { ImportJob } from '../../data/contracts/index.ts'
import { formatNumber, t } from '../i18n/index.ts'
import { orderRemarks, remarkText } from './import-texts.ts'
import styles from './remarks.module.css'

/** What had to be mended or left out, by kind and counted. */
export function Remarks(props: { job: ImportJob }) {
  const ordered = createMemo(() => orderRemarks(props.job.remarks))
  return (
    <Show
      when={ordered().length > 0}
      fallback={
        <p class={styles.fine}>
          <CircleCheck size={16} />
          {t('imports.noRemarks')}
        </p>
      }
    >
      <ul class={styles.remarks} aria-label={t('imports.remarks')}>
        <For each={ordered()}>
          {(remark) => (
            <li data-effect={remark.effect}>
              <Switch fallback={<Info size={16} />}>
                <Match when={remark.effect === 'setAside'}>
                  <CircleMinus size={16} />
                </Match>
                <Match when={remark.effect === 'repaired'}>
                  <Wrench size={16} />
                </Match>
              </Switch>
              <span class={styles.text}>
                {remarkText(remark).what}
                <span class={styles.where}>{remarkText(remark).where}</span>
              </span>
              <span class={styles.count}>{formatNumber(remark.count)}</span>
            </li>
          )}
        </For>
      </ul>
      <Show when={props.job.counts.setAside > 0}>
        <a class={styles.download} href={`/api/imports/${props.job.id}/set-aside`} download="">
          {t('imports.downloadAside')}
        </a>
      </Show>
    </Show>
  )
}
