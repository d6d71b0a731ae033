import { createEffect, on, onCleanup } from 'solid-js'
import { account, ownAreas } from './session/account.ts'
import { catalogue } from './session/catalogue.ts'
import { loadDivisions, wholeBounds } from './session/divisions.ts'
import { goToBounds, placeOf } from './session/go-to.ts'
import { firstLayers } from './session/layer-views.ts'
import { map } from './session/map-handle.ts'
import { setPanelOpen } from './session/preferences.ts'
import { settings } from './session/settings.ts'
import { adoptView, changeView, linkedView, onHistoryStep, view } from './session/view.ts'
import type { Workspace } from './session/view-state.ts'
import type { LinkedView } from './session/view-url.ts'

/** GB/T 2260: the first six digits of every code below name the district. */
const DISTRICT_LENGTH = 6

const PANEL_FIRST: readonly Workspace[] = ['accounts', 'audit']

/** Brings the view to where the link says, or to a good first one, and along with "back" and "forward". */
export function startView(): void {
  adoptView(completed(linkedView()))
  // There the panel is the thing itself; on a phone it would be shut.
  if (PANEL_FIRST.includes(view.workspace)) setPanelOpen('on')
  const stop = onHistoryStep((linked) => {
    adoptView({ ...firstPlace(), ...completed(linked) })
    const { lon, lat, zoom } = view
    map()?.goTo({ lonLat: [lon, lat], zoom }, false)
  })
  onCleanup(stop)
  forgetLostLayers()
}

/**
 * Once the page is laid out: a link without a place shows the whole district beside the panels, and to whom only a
 * part of it is open then that part.
 */
export async function startPlace(): Promise<void> {
  if (linkedView().zoom !== undefined) return
  adoptView(firstPlace())
  if (ownAreas().some((area) => area.length <= DISTRICT_LENGTH)) return
  await loadDivisions()
  const bounds = wholeBounds('')
  if (bounds) goToBounds(bounds)
}

function firstPlace(): LinkedView {
  const bounds = settings()?.bounds
  return bounds ? placeOf(bounds) : {}
}

function completed(linked: LinkedView): LinkedView {
  const known = new Set<string>(catalogue().map((layer) => layer.code))
  const { layers: wanted, ...rest } = linked
  // A link of layers that are all gone shows the first view rather than nothing.
  const isLost = wanted?.length && !wanted.some(({ code }) => known.has(code))
  const layers = wanted && !isLost ? wanted : firstLayers(catalogue())
  return { workspace: firstWorkspace(), layers, baseMap: '', ...rest }
}

/** Who came to manage or to check starts there; a link says itself where it leads. */
function firstWorkspace(): Workspace {
  if (location.search !== '') return 'map'
  const roles = account()?.user.roles ?? []
  if (roles.includes('auditor')) return 'audit'
  const isManager = roles.includes('administrator') || roles.includes('securityAdministrator')
  return isManager ? 'accounts' : 'map'
}

/** A layer that is gone, or was never ours to see, is left out of the view instead of being kept in links. */
function forgetLostLayers(): void {
  createEffect(
    on(catalogue, (layers) => {
      const known = new Set<string>(layers.map((layer) => layer.code))
      const kept = view.layers.filter((layer) => known.has(layer.code))
      if (layers.length > 0 && kept.length < view.layers.length) changeView({ layers: kept })
    }),
  )
}
