import { readFile } from 'node:fs/promises'
import type { Plugin } from 'vite'
import { LAYER_ENTRIES } from '../data/registry/layer-list.ts'

const NAME = 'virtual:registry-icons'
const FOLDERS: Readonly<Record<string, string>> = {
  maki: '@mapbox/maki/icons',
  temaki: '@rapideditor/temaki/icons',
}

/** Puts the icons that the registry names into one small file, so that the first view needn't ask for each. */
export function registryIcons(): Plugin {
  const resolved = `\0${NAME}`
  return {
    name: 'registry-icons',
    resolveId: (id) => (id === NAME ? resolved : undefined),
    load: async (id) => (id === resolved ? `export default ${await iconTexts()}` : undefined),
  }
}

async function iconTexts(): Promise<string> {
  const icons = LAYER_ENTRIES.flatMap((layer) => layer.symbol.icon ?? [])
  const texts = await Promise.all([...new Set(icons)].map(async (icon) => [icon, await read(icon)]))
  return JSON.stringify(Object.fromEntries(texts))
}

function read(icon: string): Promise<string> {
  const [set = '', name] = icon.split(':')
  const file = new URL(`../node_modules/${FOLDERS[set]}/${name}.svg`, import.meta.url)
  return readFile(file, 'utf8')
}
