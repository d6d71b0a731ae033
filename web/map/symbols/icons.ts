import { type IconShape, parseIcon } from './icon-shape.ts'

const shapes = new Map<string, IconShape>()
const loading = new Map<string, Promise<boolean>>()

/** Null until the icon has been read. */
export const iconShape = (icon: string): IconShape | null => shapes.get(icon) ?? null

/** Reads icons that are not there yet and says how many came; an unknown one is reported and left out. */
export async function loadIcons(icons: readonly string[]): Promise<number> {
  const missing = icons.filter((icon) => !shapes.has(icon))
  const arrived = await Promise.all(missing.map(loadIcon))
  return arrived.filter(Boolean).length
}

function loadIcon(icon: string): Promise<boolean> {
  const known = loading.get(icon)
  if (known) return known
  const promise = readIcon(icon).catch((error: unknown) => {
    console.warn(`The symbol ${icon} is missing`, error)
    return false
  })
  loading.set(icon, promise)
  return promise
}

async function readIcon(icon: string): Promise<boolean> {
  const { default: known } = await import('virtual:registry-icons')
  shapes.set(icon, parseIcon(known[icon] ?? (await readOther(icon))))
  return true
}

/** An icon that a registry of later days, or somebody's own layer, may name. */
async function readOther(icon: string): Promise<string> {
  const { readIconFile } = await import('./icon-files.ts')
  return readIconFile(icon)
}
