import type { MapListeners, MapTool } from '../map-controller.ts'
import type { MapCore } from '../view/map-core.ts'

/** The one active tool; its code is fetched when it is first chosen. */
export interface Toolbox {
  choose(tool: MapTool): void
  dispose(): void
}

export function createToolbox(core: MapCore, listeners: Pick<MapListeners, 'onMeasure'>): Toolbox {
  let chosen: MapTool = 'none'
  let stop: (() => void) | null = null
  const leave = () => {
    stop?.()
    stop = null
  }
  return {
    choose(tool) {
      if (tool === chosen) return
      chosen = tool
      leave()
      if (tool === 'none') return
      import('./measure-tool.ts').then(({ startMeasureTool }) => {
        if (chosen === tool && !stop) stop = startMeasureTool(core, tool, listeners.onMeasure)
      })
    },
    dispose: leave,
  }
}
