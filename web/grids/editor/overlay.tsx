import { createEffect, lazy, on, onCleanup, Show, Suspense } from 'solid-js'
import { isAbort } from '../../api.ts'
import { goToBounds } from '../../session/go-to.ts'
import { changeView, view } from '../../session/view.ts'
import { errorText } from '../../ui/error-text.ts'
import { showToast } from '../../ui/toast.tsx'
import { boundsOfArcs } from './cell-bounds.ts'
import type { GridEditor } from './grid-editor.ts'
import {
  importing,
  openEditor,
  setDialog,
  setOpenEditor,
  setPlanIssues,
  setReading,
} from './open-editor.ts'

const ImportSheet = lazy(() => import('./panels/import-sheet.tsx'))
const EditorParts = lazy(() => import('./editor-parts.tsx'))

/** While a plan of grids is open: the editor over the map. */
export default function GridEditorOverlay() {
  const wanted = () => (view.workspace === 'grids' ? view.plan : '')
  createEffect(
    on(wanted, (id) => {
      if (id === '') return
      const abort = new AbortController()
      setReading('running')
      open(id, abort.signal).then(
        () => setReading('done'),
        (error: unknown) => fail(error, abort.signal),
      )
      onCleanup(() => {
        abort.abort()
        setDialog(null)
        setPlanIssues(null)
        setOpenEditor(null)
      })
    }),
  )
  return (
    <Suspense>
      <Show when={view.workspace === 'grids' && wanted() === '' && importing()}>
        {(wish) => <ImportSheet wish={wish()} />}
      </Show>
      <Show when={wanted() === '' ? null : openEditor()} keyed>
        {(editor) => <EditorParts editor={editor} />}
      </Show>
    </Suspense>
  )
}

async function open(id: string, signal: AbortSignal): Promise<void> {
  const { startEditor } = await import('./start-editor.ts')
  await startEditor(id, signal, (editor) => {
    setOpenEditor(editor)
    lookAt(editor)
  })
}

/** All of the plan, unless a link or an earlier look has brought the map there already. */
function lookAt({ desk }: GridEditor): void {
  const bounds = boundsOfArcs(
    desk.coverage,
    [...desk.coverage.arcs()].map(({ id }) => id),
  )
  if (!bounds) return
  const [west, south, east, north] = bounds
  const isThere = view.lon > west && view.lon < east && view.lat > south && view.lat < north
  if (!isThere || view.zoom < 12) goToBounds(bounds)
}

function fail(error: unknown, signal: AbortSignal): void {
  if (signal.aborted || isAbort(error)) return
  showToast({ tone: 'error', text: errorText(error) })
  setReading('failed')
  if (!openEditor()) changeView({ plan: '' })
}
