import type { Theme } from '../tiles/worker-protocol.ts'
import { buildInstances } from './build-instances.ts'
import { createPointLook, type PointLook } from './point-look.ts'
import type { PointEntry, PointLayer } from './point-store.ts'
import type { SpriteAtlas } from './sprite-atlas.ts'

export interface SceneStyle {
  theme: Theme
  language: 'zh' | 'en'
  /** Grows when icons have arrived. */
  icons: number
}

const HALF_ZOOMS = 2

/** `partial` = the time was not enough; `spoilt` = the atlas has started anew and older tiles point into nothing. */
export type Readiness = 'complete' | 'partial' | 'spoilt'

/**
 * Brings what is drawn of each tile up to date with filters, zoom and theme. What does not fit into the time comes with
 * the next frame, so that no frame takes long.
 */
export function prepareScene(
  layers: readonly PointLayer[],
  atlas: SpriteAtlas,
  style: SceneStyle,
  viewZoom: number,
  budgetMs: number,
  now: () => number = () => performance.now(),
): Readiness {
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
      if (now() > end || atlas.generation() !== generation) {
        complete = false
        break
      }
      look ??= lookOf(layer, common, () =>
        createPointLook(layer.summary, atlas, style.theme, style.language),
      )
      entry.instances = buildInstances(entry.data, look, layer.filter, options)
      entry.builtFrom = key
      entry.builtInto = generation
    }
  }
  const current = layers.every((layer) => layer.shown.every((entry) => isCurrent(entry, atlas)))
  if (!current) return 'spoilt'
  return complete ? 'complete' : 'partial'
}

const looks = new WeakMap<PointLayer, { key: string; look: PointLook }>()

function lookOf(layer: PointLayer, common: string, create: () => PointLook): PointLook {
  const key = `${common}|${layer.summary.version}`
  const known = looks.get(layer)
  if (known?.key === key) return known.look
  const look = create()
  looks.set(layer, { key, look })
  return look
}

const isCurrent = (entry: PointEntry, atlas: SpriteAtlas) =>
  !entry.instances || entry.builtInto === atlas.generation()
