import { Match, Switch } from 'solid-js'
import type { LayerFreshness } from '../../../data/contracts/index.ts'
import { getJson } from '../../api.ts'
import { t } from '../../i18n/index.ts'
import { createLoad } from '../../session/create-load.ts'
import { openDrawer } from '../../session/drawer.ts'
import { ErrorState } from '../../ui/error-state.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { importRound } from '../import-state.ts'
import styles from './drawer.module.css'
import { FreshnessTable } from './freshness-table.tsx'
import { IgnoranceMap } from './ignorance-map.tsx'

/** Who has brought what when, and what is due; beside it the map of what is not known of one layer (`subject`). */
export default function FreshnessDrawer(props: { subject: string }) {
  const load = createLoad(
    () => `/api/freshness#${importRound()}`,
    (path, signal) => getJson<readonly LayerFreshness[]>(path.split('#')[0] ?? path, { signal }),
    { keep: true },
  )
  return (
    <div class={styles.drawer}>
      <section class={styles.part} aria-label={t('freshness.title')}>
        <h2>{t('freshness.title')}</h2>
        <Switch fallback={<Skeleton lines={[100, 100, 100]} />}>
          <Match when={load.error()}>
            <ErrorState error={load.error()} onRetry={load.reload} />
          </Match>
          <Match when={load.value()}>
            {(rows) => (
              <FreshnessTable
                rows={rows()}
                chosen={props.subject}
                onChoose={(layer) => openDrawer('freshness', layer)}
              />
            )}
          </Match>
        </Switch>
      </section>
      <IgnoranceMap layer={props.subject} />
    </div>
  )
}
