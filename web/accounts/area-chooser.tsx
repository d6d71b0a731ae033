import ArrowLeft from 'lucide-solid/icons/arrow-left'
import ChevronRight from 'lucide-solid/icons/chevron-right'
import X from 'lucide-solid/icons/x'
import { createEffect, createMemo, createSignal, For, on, onCleanup, Show } from 'solid-js'
import type { DivisionSummary } from '../../data/contracts/index.ts'
import { getJson } from '../api.ts'
import { t } from '../i18n/index.ts'
import { areaPrefix } from '../session/divisions.ts'
import { map } from '../session/map-handle.ts'
import { isShown, showLayer } from '../session/show-layer.ts'
import { changeView, view } from '../session/view.ts'
import { IconButton } from '../ui/icon-button.tsx'
import { Toggle } from '../ui/toggle.tsx'
import { areaName, areaOf, choices } from './choices.ts'
import own from './choosers.module.css'
import styles from './panel.module.css'

interface AreaChooserProps {
  areas: readonly string[]
  onChange: (areas: string[]) => void
}

const GRID_LAYER = 'GRID'
const MOST_FOUND = 60
const MOST_DRAWN = 60

/** Divisions and grids out of the tree, by name, or by clicks on the map; what is chosen is outlined there. */
export function AreaChooser(props: AreaChooserProps) {
  const [inside, setInside] = createSignal<string | null>(null)
  const [wanted, setWanted] = createSignal('')
  const [onMap, setOnMap] = createSignal(false)
  const listed = createMemo(() => listDivisions(wanted(), inside()))
  const toggle = (area: string) => {
    const others = props.areas.filter((one) => !one.startsWith(area) && !area.startsWith(one))
    props.onChange(props.areas.includes(area) ? others : [...others, area].sort())
  }
  followMap(onMap, toggle)
  outline(() => props.areas)
  return (
    <div class={own.chooser}>
      <Chosen areas={props.areas} onRemove={toggle} />
      <Toggle
        label={t('accounts.onMap')}
        checked={onMap()}
        onChange={(on) => {
          setOnMap(on)
          if (on && !isShown(GRID_LAYER)) showLayer(GRID_LAYER)
        }}
      />
      <Show when={onMap()}>
        <p class={styles.meta}>{t('accounts.onMapHint')}</p>
      </Show>
      <input
        type="search"
        class={styles.input}
        aria-label={t('accounts.findArea')}
        placeholder={t('accounts.findArea')}
        value={wanted()}
        onInput={(event) => setWanted(event.currentTarget.value)}
      />
      <Show when={inside() !== null && wanted().trim() === ''}>
        <button
          type="button"
          class={own.up}
          onClick={() => setInside(divisionByCode(inside())?.parent ?? null)}
        >
          <ArrowLeft size={14} />
          {t('accounts.wholeUp')} · {divisionByCode(inside())?.name}
        </button>
      </Show>
      <ul class={own.tree}>
        <For each={listed()}>
          {(division) => (
            <AreaRow
              division={division}
              chosen={props.areas.includes(areaPrefix(division))}
              onToggle={() => toggle(areaPrefix(division))}
              onOpen={() => {
                setWanted('')
                setInside(division.code)
              }}
            />
          )}
        </For>
      </ul>
    </div>
  )
}

function Chosen(props: { areas: readonly string[]; onRemove: (area: string) => void }) {
  return (
    <div class={own.chosen}>
      <For each={props.areas} fallback={<span class={styles.meta}>{t('accounts.noAreas')}</span>}>
        {(area) => (
          <span class={own.tag}>
            {areaName(area)}
            <IconButton
              size="small"
              label={t('accounts.removeArea', { name: areaName(area) })}
              onClick={() => props.onRemove(area)}
            >
              <X size={14} />
            </IconButton>
          </span>
        )}
      </For>
    </div>
  )
}

interface AreaRowProps {
  division: DivisionSummary
  chosen: boolean
  onToggle: () => void
  onOpen: () => void
}

function AreaRow(props: AreaRowProps) {
  return (
    <li class={own.treeRow}>
      <label>
        <input type="checkbox" checked={props.chosen} onChange={() => props.onToggle()} />
        <span class={own.treeName}>{props.division.name}</span>
        <span class={styles.meta}>{areaPrefix(props.division)}</span>
      </label>
      <Show when={props.division.level !== 'grid'}>
        <IconButton
          size="small"
          label={t('accounts.openArea', { name: props.division.name })}
          tipSide="left"
          onClick={() => props.onOpen()}
        >
          <ChevronRight size={16} />
        </IconButton>
      </Show>
    </li>
  )
}

const divisionByCode = (code: string | null) =>
  choices()?.divisions.find((division) => division.code === code)

function listDivisions(wanted: string, inside: string | null): readonly DivisionSummary[] {
  const all = choices()?.divisions ?? []
  const words = wanted.trim().toLowerCase().split(/\s+/).filter(Boolean)
  if (words.length > 0) {
    const fits = (one: DivisionSummary) => `${one.name} ${one.code}`.toLowerCase()
    return all.filter((one) => words.every((word) => fits(one).includes(word))).slice(0, MOST_FOUND)
  }
  if (inside !== null) return all.filter((one) => one.parent === inside)
  return all.filter((one) => one.level === 'district')
}

/** A click on a grid or a division takes it in or out instead of opening its card. */
function followMap(isOn: () => boolean, toggle: (area: string) => void): void {
  createEffect(
    on(
      () => view.selection,
      (selection) => {
        if (!isOn() || !selection || !['GRID', 'DIVISION'].includes(selection.layer)) return
        const { code } = selection
        const area = areaOf(code) ? code : divisionByCode(code) && areaPrefix(divisionByCode(code)!)
        if (area) toggle(area)
        changeView({ selection: null })
      },
      { defer: true },
    ),
  )
}

/** Shows on the map what is chosen, for as long as the form is open. */
function outline(areas: () => readonly string[]): void {
  createEffect(() => {
    const codes = areas()
      .slice(0, MOST_DRAWN)
      .flatMap((area) => areaOf(area)?.code ?? [])
    const abort = new AbortController()
    onCleanup(() => abort.abort())
    Promise.all(
      codes.map((code) => getJson<unknown>(`/api/divisions/${code}`, { signal: abort.signal })),
    ).then(
      (features) => map()?.setPreview({ type: 'FeatureCollection', features }),
      // Without outlines the form still says everything.
      () => undefined,
    )
  })
  onCleanup(() => map()?.setPreview(null))
}
