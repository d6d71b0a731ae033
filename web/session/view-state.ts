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

/** Lists of the editor of addresses: what waits for something, what is browsed, what was done. */
export const ADDRESS_LISTS = ['proposed', 'verified', 'streets', 'estates', 'changes'] as const
export type AddressList = (typeof ADDRESS_LISTS)[number]

/** What the editor of addresses shows. */
export interface AddressView {
  list: AddressList
  /** What is searched for; '' = the list. */
  q: string
  place: { subdistrict: string; id: number } | null
  /** As it was on that day in the world, by what was known at the end of another; '' = as it is. YYYY-MM-DD. */
  at: string
  known: string
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
  /** Id of the incident that is looked at; '' = none. */
  incident: string
  /** Id of the plan of grids that is drawn on; '' = none. */
  plan: string
  /** null = addresses are not being edited. */
  address: AddressView | null
}
