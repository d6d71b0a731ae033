import type { Theme } from '../tiles/worker-protocol.ts'
import { buildInstances } from './build-instances.ts'
import { createPointLook, type PointLook } from './point-look.ts'
import type { PointLayer } from './point-store.ts'
import type { SpriteAtlas } from './sprite-atlas.ts'

export interface SceneStyle {
  theme: Theme
  language: 'zh' | 'en'
  /** Grows when icons have arrived. */
  icons: number
}

const HALF_ZOOMS = 2

/**
 * Brings what is drawn of each tile up to date with filters, zoom and theme. Answers false when the time was not
 * enough: the rest comes with the next frame, so that no frame takes long.
 */
export function prepareScene(
  layers: readonly PointLayer[],
  atlas: SpriteAtlas,
  style: SceneStyle,
  viewZoom: number,
  budgetMs: number,
  now: () => number = () => performance.now(),
): boolean {
  const end = now() + budgetMs
  const zoom = Math.round(viewZoom * HALF_ZOOMS) / HALF_ZOOMS
  const generation = atlas.generation()
  const common = `${generation}|${atlas.ratio}|${style.theme}|${style.language}|${style.icons}|${zoom}|${layers.length}`
  let complete = true
  for (const [place, layer] of layers.entries()) {
    const options = { viewZoom: zoom, ratio: atlas.ratio, layers: layers.length, place }
    let look: PointLook | null = null
    const key = `${common}|${place}|${JSON.stringify(layer.view.hidden)}`
    for (const entry of layer.shown) {
      if (!entry.data || entry.builtFrom === key) continue
      if (now() > end) {
        complete = false
        break
      }
      look ??= createPointLook(layer.summary, atlas, style.theme, style.language)
      entry.instances = buildInstances(entry.data, look, layer.filter, options)
      entry.builtFrom = key
    }
  }
  return complete && generation === atlas.generation()
}
