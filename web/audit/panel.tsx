import { createEffect, on, onCleanup, onMount, Show } from 'solid-js'
import type { AuditFacets, AuditPlace } from '../../data/contracts/index.ts'
import { getJson } from '../api.ts'
import { formatNumber, t } from '../i18n/index.ts'
import { createLoad } from '../session/create-load.ts'
import { closeDrawer, drawer, openDrawer } from '../session/drawer.ts'
import { map } from '../session/map-handle.ts'
import { setPanelOpen } from '../session/preferences.ts'
import { Button } from '../ui/button.tsx'
import { Panel } from '../ui/panel.tsx'
import { chosen, places, question, setFacets, setPlaces } from './audit-session.ts'
import { ChainState } from './chain-state.tsx'
import { Filters } from './filters.tsx'
import { Findings } from './findings.tsx'
import styles from './panel.module.css'

const PHONE_PX = 640

/** Audit workspace: who looked at what, when, for which purpose; is the log whole. */
export default function AuditPanel() {
  // On a phone the table would cover the panel that asks for it.
  onMount(() => innerWidth > PHONE_PX && openDrawer('audit', 'entries'))
  onCleanup(() => {
    if (drawer()?.domain === 'audit') closeDrawer()
  })
  loadFacets()
  showPlaces()
  return (
    <Panel title={t('audit.title')} onClose={() => setPanelOpen('off')} class={styles.panel ?? ''}>
      <ChainState />
      <Filters />
      <p class={styles.places}>
        <i aria-hidden="true" />
        {t('audit.places', { count: formatNumber(places().length) })}
        <Show when={drawer()?.domain !== 'audit'}>
          <Button size="small" onClick={() => openDrawer('audit', 'entries')}>
            {t('audit.openTable')}
          </Button>
        </Show>
      </p>
      <Findings />
    </Panel>
  )
}

function loadFacets(): void {
  const facets = createLoad(
    () => '/api/audit/facets',
    (path, signal) => getJson<AuditFacets>(path, { signal }),
  )
  createEffect(
    on(facets.value, (value) => {
      if (value) setFacets(value)
    }),
  )
}

/** The map shows where, not what: positions of buildings and grids that were looked at. */
function showPlaces(): void {
  const load = createLoad(
    () => `/api/audit/places?${question()}`,
    (path, signal) => getJson<AuditPlace[]>(path, { signal }),
    { keep: true },
  )
  createEffect(on(load.value, (value) => setPlaces(value ?? [])))
  createEffect(
    on([map, places, chosen] as const, ([controller, list, entry]) => {
      const code = entry?.building ?? entry?.grid
      controller?.setPlaces(
        list.map((place) => ({
          lonLat: [place.lon, place.lat],
          weight: place.looks,
          chosen: place.code === code,
        })),
      )
    }),
  )
  onCleanup(() => map()?.setPlaces(null))
}
