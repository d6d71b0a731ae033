import { createSignal } from 'solid-js'
import { getJson } from '../api.ts'
import { errorText } from '../ui/error-text.ts'
import { showToast } from '../ui/toast.tsx'

interface GridPage {
  features: readonly { id: string; geometry: unknown }[]
  links: readonly { rel: string; href: string }[]
}

const [gridShapes, setGridShapes] = createSignal<ReadonlyMap<string, unknown> | null>(null)

/** Outlines of all grids in scope by code, GeoJSON; null until they are there. */
export { gridShapes }

const PAGE = 1_000
let isAsked = false

/** Reads them once, page by page; a failure is told, and the next call tries again. */
export function loadGridShapes(): void {
  if (isAsked) return
  isAsked = true
  readAll().then(setGridShapes, (error) => {
    isAsked = false
    showToast({ tone: 'error', text: errorText(error) })
  })
}

async function readAll(): Promise<Map<string, unknown>> {
  const shapes = new Map<string, unknown>()
  let path: string | undefined = `/ogc/collections/GRID/items?limit=${PAGE}`
  while (path) {
    const page: GridPage = await getJson<GridPage>(path)
    for (const { id, geometry } of page.features) shapes.set(id, geometry)
    const next = page.links.find(({ rel }) => rel === 'next')?.href
    // As the server knows itself, which behind a proxy may be by another name.
    path = next && new URL(next).pathname + new URL(next).search
  }
  return shapes
}
