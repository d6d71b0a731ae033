import type Layer from 'ol/layer/Layer.js'
import type OlMap from 'ol/Map.js'
import type { BaseMapSetting } from '../../../data/contracts/index.ts'

/** The configurable base map of ready pictures; our own packs need none. */
export interface PictureBase {
  show(setting: BaseMapSetting): Promise<void>
  isShown(): boolean
}

export function createPictureBase(map: OlMap): PictureBase {
  let shown: Layer | null = null
  let wanted = ''
  const remove = () => {
    if (shown) map.removeLayer(shown)
    shown = null
  }
  return {
    isShown: () => shown !== null,
    async show(setting) {
      wanted = setting.id
      if (setting.kind === 'packs') {
        remove()
        return
      }
      const { createPictureLayer } = await import('./picture-layer.ts')
      const layer = await createPictureLayer(setting)
      if (wanted !== setting.id) return
      remove()
      layer.setZIndex(0)
      map.addLayer(layer)
      shown = layer
    },
  }
}
