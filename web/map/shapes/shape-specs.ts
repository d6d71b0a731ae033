import type { LayerSummary } from '../../../data/contracts/index.ts'
import type { LayerView } from '../../session/view-state.ts'
import { classColour, classValues, layerColour } from '../symbols/colours.ts'
import { extentOf } from '../tiles/layer-extent.ts'
import type { ShapeLayer, Theme } from '../tiles/worker-protocol.ts'

/** Drawn first, in this order; everything else follows in the order of the layer tree. */
const GROUND = ['LANDUSE', 'WATER', 'ROAD', 'BUILDING']

/** What a picture base shows itself. */
const SCENERY = ['LANDUSE', 'WATER', 'ROAD']
const BUILDINGS_OVER_PICTURE = 0.5

/** The lines and polygons to be drawn, bottom to top. Over a picture base only buildings are left of the ground. */
export function shapeSpecs(
  catalogue: ReadonlyMap<string, LayerSummary>,
  views: readonly LayerView[],
  theme: Theme,
  overPicture: boolean,
): ShapeLayer[] {
  const shown = views.filter(
    (view) => view.visible && view.opacity > 0 && isShape(catalogue.get(view.code)),
  )
  const place = (view: LayerView) => GROUND.indexOf(view.code)
  const ground = shown.filter((view) => place(view) >= 0).sort((a, b) => place(a) - place(b))
  const others = shown.filter((view) => place(view) < 0)
  const drawn = [...ground, ...others].filter(
    (view) => !(overPicture && SCENERY.includes(view.code)),
  )
  return drawn.map((view) => specOf(catalogue.get(view.code)!, thinned(view, overPicture), theme))
}

const thinned = (view: LayerView, overPicture: boolean): LayerView =>
  overPicture && view.code === 'BUILDING'
    ? { ...view, opacity: view.opacity * BUILDINGS_OVER_PICTURE }
    : view

const isShape = (layer: LayerSummary | undefined) =>
  layer !== undefined && layer.geometry !== 'point' && layer.featureCount > 0

function specOf(layer: LayerSummary, view: LayerView, theme: Theme): ShapeLayer {
  const own = layer.group === 'own'
  return {
    code: layer.code,
    version: layer.version,
    geometry: layer.geometry === 'line' ? 'line' : 'polygon',
    colour: layerColour(layer, theme),
    icon: layer.style.icon,
    own,
    classes: classValues(layer).map(({ value }, i) => ({
      value,
      colour: own ? classColour(layer, i + 1, theme) : undefined,
    })),
    hidden: view.hidden,
    opacity: view.opacity,
    minZoom: layer.minZoom,
    extent: extentOf(layer.bounds),
  }
}
