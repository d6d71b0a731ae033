import { type Component, lazy } from 'solid-js'
import type { Workspace } from './session/view-state.ts'

/*
 * What domains put into the shell, each as the default export of a file with a set name:
 *
 *   web/<domain>/panel.tsx     left panel of a workspace (events, grids, imports → data)
 *   web/card/panel.tsx         right card, in the page while something is selected
 *   web/<domain>/drawer.tsx    bottom drawer, opened with openDrawer('<domain>', subject)
 *   web/<domain>/overlay.tsx   over the map, in the page from the first drawn map on
 *
 * Each is fetched when first shown. A workspace without a panel file is not offered in the rail.
 */
type Module<Props extends object> = () => Promise<{ default: Component<Props> }>

const panels = import.meta.glob(['./*/panel.tsx', '!./ui/**']) as Record<string, Module<object>>
const drawers = import.meta.glob('./*/drawer.tsx') as Record<string, Module<DrawerProps>>
const overlays = import.meta.glob('./*/overlay.tsx') as Record<string, Module<object>>

export interface DrawerProps {
  /** What the drawer is about: a code. */
  subject: string
}

const PANEL_OF: Partial<Record<Workspace, string>> = {
  map: './layers/panel.tsx',
  events: './events/panel.tsx',
  command: './incidents/panel.tsx',
  grids: './grids/panel.tsx',
  analysis: './analysis/panel.tsx',
  data: './imports/panel.tsx',
  cockpit: './cockpit/panel.tsx',
}

export const workspacePanels: Partial<Record<Workspace, Component>> = Object.fromEntries(
  Object.entries(PANEL_OF).flatMap(([workspace, path]) => {
    const load = panels[path]
    return load ? [[workspace, lazy(load)]] : []
  }),
)

export const Card = lazy(() => import('./card/panel.tsx'))

/** The small building section that the card shows inside itself. */
export const BuildingInset = lazy(() => import('./section/inset.tsx'))

export const drawerOf: Record<string, Component<DrawerProps>> = Object.fromEntries(
  Object.entries(drawers).map(([path, load]) => [path.split('/')[1], lazy(load)]),
)

export const mapOverlays: readonly Component[] = Object.values(overlays).map((load) => lazy(load))
