import { createEffect, lazy, on, Show, Suspense } from 'solid-js'
import { layerSummary } from '../session/catalogue.ts'
import { map, picks, tool } from '../session/map-handle.ts'
import { changeView, view } from '../session/view.ts'
import { arrangePicks } from './arrange-picks.ts'

const PickChooser = lazy(() => import('./pick-chooser.tsx'))

/** Turns a click into a selection; where several things lie on one spot, into a list to choose from. */
export default function CardOverlay() {
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
    <Show when={several()}>
      {(choices) => (
        <Suspense>
          <PickChooser picks={choices()} />
        </Suspense>
      )}
    </Show>
  )
}
