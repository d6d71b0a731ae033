import { batch } from 'solid-js'
import { createStore, reconcile, unwrap } from 'solid-js/store'
import type { ViewState } from './view-state.ts'
import { type LinkedView, readViewUrl, writeViewUrl } from './view-url.ts'

const START: ViewState = {
  workspace: 'map',
  lon: 0,
  lat: 0,
  zoom: 2,
  layers: [],
  selection: null,
  area: '',
  baseMap: '',
  incident: '',
  plan: '',
  address: null,
}

const [view, setView] = createStore<ViewState>({ ...START })

/** The one state of the view. Read it anywhere; change it through `changeView` only. */
export { view }

/** What the link said when the page was opened or a step back was made; empty fields were not in it. */
export function linkedView(): LinkedView {
  return readViewUrl(globalThis.location?.search ?? '')
}

/** Fields whose change is a step that "back" undoes; moving and restyling the map is not. */
const STEPS: readonly (keyof ViewState)[] = [
  'workspace',
  'selection',
  'area',
  'baseMap',
  'plan',
  'address',
]

/** Applies a change and brings the address bar along. */
export function changeView(patch: Partial<ViewState>): void {
  const isStep = STEPS.some((field) => field in patch && !same(patch[field], view[field]))
  batch(() => applyView(patch))
  if (isStep) writeNow('pushState')
  else writeSoon()
}

/** Applies what a link says without making a new step in the history. */
export function adoptView(patch: LinkedView): void {
  batch(() => applyView(patch))
  writeSoon()
}

/** `listener` gets the state of the link after "back" and "forward"; returns the unsubscriber. */
export function onHistoryStep(listener: (linked: LinkedView) => void): () => void {
  const read = () => {
    clearTimeout(pending)
    listener(linkedView())
  }
  window.addEventListener('popstate', read)
  return () => window.removeEventListener('popstate', read)
}

/** The address that opens this very view elsewhere. */
export function viewLink(): string {
  return new URL(writeViewUrl(unwrap(view)), location.origin + location.pathname).href
}

function applyView(patch: Partial<ViewState>): void {
  const { layers, ...rest } = patch
  setView(rest)
  if (layers) setView('layers', reconcile([...layers], { key: 'code' }))
}

let pending: ReturnType<typeof setTimeout> | undefined

/** Browsers limit how often the address may change (Safari: 100 times in 30 s). */
function writeSoon(): void {
  clearTimeout(pending)
  pending = setTimeout(() => writeNow('replaceState'), 350)
}

function writeNow(method: 'pushState' | 'replaceState'): void {
  clearTimeout(pending)
  history[method](null, '', writeViewUrl(unwrap(view)) + location.hash)
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}
