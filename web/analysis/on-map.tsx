import { onCleanup, onMount, Show } from 'solid-js'
import { loadDivisions } from '../session/divisions.ts'
import { engine } from './engine.ts'
import { followLink } from './follow-link.ts'
import { AnswerOnMap } from './map/answer-on-map.tsx'
import { sqlDrawing } from './sql/map-state.ts'
import { SqlOnMap } from './sql/sql-on-map.tsx'
import { watchViews } from './views/watch-views.ts'

/** What is drawn while the workspace is open: the answer to the question or, when somebody asks for it, that of a statement. */
export default function OnMap() {
  onMount(() => {
    loadDivisions().catch((error) => console.error(error))
    // Shown in the panel, by `engineError`.
    engine().catch(() => undefined)
    onCleanup(followLink())
    onCleanup(watchViews())
  })
  return (
    <Show when={sqlDrawing()} fallback={<AnswerOnMap />}>
      <SqlOnMap />
    </Show>
  )
}
