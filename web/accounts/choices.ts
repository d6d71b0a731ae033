import { createMemo, createRoot, createSignal } from 'solid-js'
import type { Bilingual, DivisionSummary, GrantChoices } from '../../data/contracts/index.ts'
import { getJson } from '../api.ts'
import { text } from '../i18n/index.ts'
import { areaPrefix } from '../session/divisions.ts'

const [choices, setChoices] = createSignal<GrantChoices | null>(null)

/** All divisions, grids and layers; null until `loadChoices` has answered. */
export { choices }

let request: Promise<void> | undefined

export function loadChoices(): Promise<void> {
  request ??= read().catch((error) => {
    request = undefined
    throw error
  })
  return request
}

async function read(): Promise<void> {
  setChoices(await getJson<GrantChoices>('/api/grants/choices'))
}

const byPrefix = createRoot(() =>
  createMemo(() => new Map((choices()?.divisions ?? []).map((one) => [areaPrefix(one), one]))),
)

const layerNames = createRoot(() =>
  createMemo(
    () => new Map<string, Bilingual>((choices()?.layers ?? []).map((l) => [l.code, l.name])),
  ),
)

/** Also of layers that are not for this account itself. */
export function grantedLayerName(code: string): string {
  const name = layerNames().get(code)
  return name ? text(name) : code
}

export const areaOf = (prefix: string): DivisionSummary | undefined => byPrefix().get(prefix)

export const areaName = (prefix: string): string => areaOf(prefix)?.name ?? prefix
