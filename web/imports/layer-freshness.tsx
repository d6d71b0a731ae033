import CircleHelp from 'lucide-solid/icons/circle-question-mark'
import { createMemo, For } from 'solid-js'
import { formatDateTime, formatNumber, formatRelativeTime, t, text } from '../i18n/index.ts'
import { catalogue } from '../session/catalogue.ts'
import { openDrawer } from '../session/drawer.ts'
import { Button } from '../ui/button.tsx'
import styles from './panel.module.css'

/** Every layer with its count, when it last changed and the version that maps are drawn from. */
export function LayerFreshness() {
  const newestFirst = createMemo(() =>
    [...catalogue()].sort((a, b) => (b.updatedAt ?? '').localeCompare(a.updatedAt ?? '')),
  )
  return (
    <section class={styles.part}>
      <h3>{t('imports.freshness')}</h3>
      <Button size="small" onClick={() => openDrawer('freshness', '')}>
        <CircleHelp size={16} />
        {t('freshness.open')}
      </Button>
      <table class={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('imports.layer')}</th>
            <th scope="col" class={styles.number}>
              {t('imports.featureCount')}
            </th>
            <th scope="col" class={styles.number}>
              {t('imports.updatedAt')}
            </th>
            <th scope="col" class={styles.number}>
              {t('imports.version')}
            </th>
          </tr>
        </thead>
        <tbody>
          <For each={newestFirst()}>
            {(layer) => (
              <tr>
                <td title={layer.code}>{text(layer.name)}</td>
                <td class={styles.number}>{formatNumber(layer.featureCount)}</td>
                <td
                  class={styles.number}
                  title={layer.updatedAt ? formatDateTime(layer.updatedAt) : undefined}
                >
                  {layer.updatedAt
                    ? formatRelativeTime(layer.updatedAt)
                    : t('imports.neverPublished')}
                </td>
                <td class={styles.number}>{layer.version}</td>
              </tr>
            )}
          </For>
        </tbody>
      </table>
    </section>
  )
}
