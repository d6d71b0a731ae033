import type { MapListeners, MapTool } from '../map-controller.ts'
import type { MapCore } from '../view/map-core.ts'
export function startDrawTool(
  _core: MapCore,
  _tool: MapTool,
  _tell: MapListeners['onMeasure'],
): () => void {
  return () => {}
}
