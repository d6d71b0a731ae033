import Layer from 'ol/layer/Layer.js'
import type { FrameState } from 'ol/Map.js'
import { worldXOfMetres, worldYOfMetres } from '../tiles/mercator.ts'
import { type Frame, frameAt } from './frame.ts'

/** An OpenLayers layer that we draw ourselves: `render` gets our frame and keeps `element` up to date. */
export function createMapLayer(
  element: HTMLElement,
  zIndex: number,
  render: (frame: Frame) => void,
): Layer {
  return new Layer({
    zIndex,
    render: (state) => {
      render(frameOf(state))
      return element
    },
  })
}

/** Zoom of EPSG:3857 where one pixel of a 256-pixel world is this many metres. */
const METRES_PER_PIXEL_AT_ZOOM_0 = 156543.03392804097

function frameOf({ viewState, size, pixelRatio, viewHints }: FrameState): Frame {
  const centre = {
    x: worldXOfMetres(viewState.center[0] ?? 0),
    y: worldYOfMetres(viewState.center[1] ?? 0),
  }
  const zoom = Math.log2(METRES_PER_PIXEL_AT_ZOOM_0 / viewState.resolution)
  const moving = viewHints.some((hint) => hint > 0)
  return frameAt(centre, zoom, { width: size[0] ?? 0, height: size[1] ?? 0 }, pixelRatio, moving)
}
