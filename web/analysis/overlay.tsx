import { lazy, Show } from 'solid-js'
import { view } from '../session/view.ts'
import { takeAway } from './take-away/open-take-away.ts'
import { report } from './take-away/report-state.ts'

const OnMap = lazy(() => import('./on-map.tsx'))
const TakeAwayDialog = lazy(() => import('./take-away/take-away-dialog.tsx'))
const ReportPage = lazy(() => import('./take-away/report.tsx'))

/** The answer lies on the map as long as the workspace is open, also while its panel is closed. */
export default function AnalysisOverlay() {
  return (
    <Show when={view.workspace === 'analysis'}>
      <OnMap />
      <Show when={takeAway()}>{(source) => <TakeAwayDialog source={source()} />}</Show>
      <Show when={report()}>{(shown) => <ReportPage report={shown()} />}</Show>
    </Show>
  )
}
