import { lazy, Match, Suspense, Switch } from 'solid-js'
import { t } from '../i18n/index.ts'
import { openDrawer } from '../session/drawer.ts'
import { Segments } from '../ui/segments.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import styles from './drawer.module.css'

const TableTab = lazy(() => import('./table/table-tab.tsx'))
const ChartsTab = lazy(() => import('./charts/charts-tab.tsx'))
const FindingsTab = lazy(() => import('./findings/findings-tab.tsx'))
const HotSpotsTab = lazy(() => import('./hot-spots/hot-spots-tab.tsx'))
const SqlTab = lazy(() => import('./sql/sql-tab.tsx'))

const TABS = ['table', 'charts', 'findings', 'hotSpots', 'sql'] as const

/** The answer below the map: as rows, as charts, as SQL. */
export default function AnalysisDrawer(props: { subject: string }) {
  const tab = () => TABS.find((one) => one === props.subject) ?? 'table'
  return (
    <div class={styles.drawer} data-beside-panel>
      <div class={styles.tabs}>
        <Segments
          label={t('analysis.title')}
          value={tab()}
          options={TABS.map((id) => ({
            id,
            label: id === 'hotSpots' ? t('findings.hotSpots') : t(`analysis.${id}`),
          }))}
          onChange={(next) => openDrawer('analysis', next)}
        />
      </div>
      <Suspense fallback={<Skeleton lines={[90, 80, 85, 70]} />}>
        <Switch>
          <Match when={tab() === 'table'}>
            <TableTab />
          </Match>
          <Match when={tab() === 'charts'}>
            <ChartsTab />
          </Match>
          <Match when={tab() === 'findings'}>
            <FindingsTab />
          </Match>
          <Match when={tab() === 'hotSpots'}>
            <HotSpotsTab />
          </Match>
          <Match when={tab() === 'sql'}>
            <SqlTab />
          </Match>
        </Switch>
      </Suspense>
    </div>
  )
}
