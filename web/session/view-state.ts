/**
 * Everything that a link carries: which workspace, which place, which layers, which thing.
 * The page, the map and the address bar all read and write this one object; nothing else is "the state".
 */
export const WORKSPACES = [
  'map',
  'events',
  'command',
  'grids',
  'analysis',
  'data',
  'cockpit',
  'accounts',
  'audit',
] as const
export type Workspace = (typeof WORKSPACES)[number]

export interface Selection {
  layer: string
  code: string
}

export interface LayerView {
  code: string
  visible: boolean
  /** 0–1 */
  opacity: number
  /** Positions in the registry's values that are hidden, by tile column; empty = everything shown. */
  hidden: { class: readonly number[]; state: readonly number[]; risk: readonly number[] }
}

export interface ViewState {
  workspace: Workspace
  /** Centre in lon-lat and zoom of the 256-pixel Web Mercator scheme. */
  lon: number
  lat: number
  zoom: number
  /** Bottom to top. */
  layers: readonly LayerView[]
  selection: Selection | null
  /** Prefix of grid codes chosen in the scope chip; '' = all that the account may see. */
  area: string
  baseMap: string
}
