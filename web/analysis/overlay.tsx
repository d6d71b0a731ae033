import { lazy, Show } from 'solid-js'
import { view } from '../session/view.ts'

const AnswerOnMap = lazy(() => import('./map/answer-on-map.tsx'))

/** The answer lies on the map as long as the workspace is open, also while its panel is closed. */
export default function AnalysisOverlay() {
  return (
    <Show when={view.workspace === 'analysis'}>
      <AnswerOnMap />
    </Show>
  )
}
