import { openCloud } from './cloud/open-cloud.ts'
import { createHandleBox } from './handles/handle-box.ts'
import type { MapController, MapOptions, MapTool } from './map-controller.ts'
import { createPolygonDrawing } from './measure/draw-polygon.ts'
import { createToolbox } from './measure/toolbox.ts'
import { followSelection } from './overlay/follow-selection.ts'
import { createPenBox } from './overlay/grid-edit/pen-box.ts'
import { listenToPointer } from './pick/listen-to-pointer.ts'
import { createMapCore } from './view/map-core.ts'
import { metresPerPixel, moveTo, zoomBy } from './view/move-view.ts'
import { watchRest } from './view/watch-rest.ts'

export function createMapController(options: MapOptions): MapController {
  const core = createMapCore(options)
  const { told, marks, redraw, restyle, map } = core
  let tool: MapTool = 'none'
  const toolbox = createToolbox(core, options.listeners)
  const handles = createHandleBox(core)
  const select = followSelection(core)
  const drawing = createPolygonDrawing(core)
  const pens = createPenBox(core)
  const isTaken = () =>
    tool !== 'none' || handles.isActive() || drawing.isActive() || pens.isActive()
  const cloud = openCloud(core, isTaken)
  const stopPointer = listenToPointer(core, options.listeners, isTaken)
  const stopRest = watchRest(core, options.listeners)
  return {
    setCatalogue(layers) {
      told.catalogue = new Map(layers.map((layer) => [layer.code, layer]))
      restyle()
    },
    setLayers(views) {
      told.views = views
      restyle()
    },
    setBaseMap(setting) {
      core.base.show(setting).then(restyle)
    },
    setTheme(theme) {
      told.theme = theme
      restyle()
    },
    setLanguage(language) {
      told.language = language
      redraw()
    },
    setSelection: (selection, geometry, lonLat) =>
      select(selection && { selection, geometry, lonLat }),
    setArea(geometry) {
      marks.setArea(geometry)
      redraw()
    },
    setPreview(features) {
      marks.setPreview(features)
      redraw()
    },
    setPlaces(places) {
      marks.setPlaces(places)
      redraw()
    },
    setOverlay(paint) {
      marks.setOverlay(paint)
      core.fadeSymbols('overlay', paint?.colours === 'ground' ? 0 : 1)
      redraw()
    },
    setHandles: handles.set,
    setCloud: cloud.set,
    setCloudMask: cloud.setMask,
    setCloudBeside: cloud.setBeside,
    setCloudDivider: cloud.setDivider,
    takePen: pens.take,
    drawPolygon: drawing.start,
    goTo: (target, animate = true) => moveTo(map, target, animate),
    zoomBy: (delta) => zoomBy(map, delta),
    setTool(next) {
      tool = next
      toolbox.choose(next)
    },
    async toCanvas(scale = 1) {
      const { printMap } = await import('./print/print-map.ts')
      return printMap(core, scale)
    },
    metresPerPixel: () => metresPerPixel(map),
    renderer: () => core.stage.renderer(),
    dispose() {
      stopPointer()
      stopRest()
      toolbox.dispose()
      handles.set(null)
      core.dispose()
    },
  }
}
