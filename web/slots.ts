import { type Component, lazy } from 'solid-js'
import LayerPanel from './layers/panel.tsx'
import type { Workspace } from './session/view-state.ts'

/*
 * What domains put into the shell. Each is fetched when first shown, but for the layer tree, which belongs to the
 * first view. A workspace without a panel is not offered in the rail.
 */
export const workspacePanels: Partial<Record<Workspace, Component>> = {
  map: LayerPanel,
  events: lazy(() => import('./events/panel.tsx')),
  command: lazy(() => import('./incidents/panel.tsx')),
  grids: lazy(() => import('./grids/panel.tsx')),
  data: lazy(() => import('./data-panel.tsx')),
  analysis: lazy(() => import('./analysis/panel.tsx')),
  accounts: lazy(() => import('./accounts/panel.tsx')),
  audit: lazy(() => import('./audit/panel.tsx')),
}

/** The right card: in the page while something is selected. */
export const Card = lazy(() => import('./card/panel.tsx'))

/** The small building section that the card shows inside itself. */
export const BuildingInset = lazy(() => import('./section/inset.tsx'))

/** How far an event is and what can be done with it: the card shows it inside itself. */
export const EventInset = lazy(() => import('./events/loop/event-inset.tsx'))

/** The bottom drawer, by the domain named in `openDrawer(domain, subject)`; the subject is a code. */
export const drawerOf: Record<string, Component<{ subject: string }>> = {
  analysis: lazy(() => import('./analysis/drawer.tsx')),
  audit: lazy(() => import('./audit/drawer.tsx')),
  freshness: lazy(() => import('./imports/freshness/drawer.tsx')),
  imports: lazy(() => import('./imports/drawer.tsx')),
  table: lazy(() => import('./table/drawer.tsx')),
}

/** Over the map, in the page from the first drawn map on. */
export const mapOverlays: readonly Component[] = [
  lazy(() => import('./card/overlay.tsx')),
  lazy(() => import('./section/overlay.tsx')),
  lazy(() => import('./addresses/overlay.tsx')),
  lazy(() => import('./imports/overlay.tsx')),
  lazy(() => import('./analysis/overlay.tsx')),
  lazy(() => import('./incidents/overlay.tsx')),
  lazy(() => import('./grids/editor/overlay.tsx')),
  lazy(() => import('./events/alerts/overlay.tsx')),
]
