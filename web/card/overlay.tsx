import { createEffect, lazy, on, onMount, Show, Suspense } from 'solid-js'
import { layerSummary } from '../session/catalogue.ts'
import { map, picks, tool } from '../session/map-handle.ts'
import { askingForPurpose, loadPurpose } from '../session/purpose.ts'
import { changeView, view } from '../session/view.ts'
import { errorText } from '../ui/error-text.ts'
import { showToast } from '../ui/toast.tsx'
import { arrangePicks } from './arrange-picks.ts'

const PickChooser = lazy(() => import('./pick-chooser.tsx'))
const PurposeDialog = lazy(() => import('./purpose-dialog.tsx'))

/** Turns a click into a selection; where several things lie on one spot, into a list to choose from. */
export default function CardOverlay() {
  onMount(() => {
    loadPurpose().catch((error: unknown) => showToast({ text: errorText(error), tone: 'error' }))
  })

  const meaning = () => arrangePicks(picks(), (layer) => layerSummary(layer)?.group)

  createEffect(
    on(
      picks,
      () => {
        if (tool() !== 'none') return
        const click = meaning()
        if (click.kind === 'cluster') map()?.goTo({ bounds: click.pick.cluster!.bounds })
        else if (click.kind === 'one') {
          changeView({ selection: { layer: click.pick.layer, code: click.pick.code } })
        } else if (view.selection) changeView({ selection: null })
      },
      { defer: true },
    ),
  )

  const several = () => {
    const click = meaning()
    return click.kind === 'several' && view.selection === null ? click.picks : null
  }
  return (
    <Suspense>
      <Show when={several()}>{(choices) => <PickChooser picks={choices()} />}</Show>
      <Show when={askingForPurpose()}>
        <PurposeDialog />
      </Show>
    </Suspense>
  )
}
