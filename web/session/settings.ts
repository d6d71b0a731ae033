import { createSignal } from 'solid-js'
import type { BaseMapSetting, PublicSettings } from '../../data/contracts/index.ts'
import { getJson } from '../api.ts'
import { view } from './view.ts'

const [settings, setSettings] = createSignal<PublicSettings | null>(null)

/** What the page knows before anyone has signed in; null until loaded. */
export { settings }

export async function loadSettings(): Promise<PublicSettings> {
  const loaded = await getJson<PublicSettings>('/api/settings')
  setSettings(loaded)
  return loaded
}

/** The base map that the view names, else the first configured one. */
export function currentBaseMap(): BaseMapSetting | undefined {
  const baseMaps = settings()?.baseMaps ?? []
  return baseMaps.find((base) => base.id === view.baseMap) ?? baseMaps[0]
}
