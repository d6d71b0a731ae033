import type { MapCore } from '../view/map-core.ts'
export async function printMap(core: MapCore, _scale: number): Promise<HTMLCanvasElement> {
  return core.stage.element.querySelector('canvas')!
}
