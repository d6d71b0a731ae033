/** What turns the map into pixels: a graphics card, or the computer's own processor that plays one. */
export type DrawnBy = 'graphicsCard' | 'processor'

/** Names under which browsers and systems offer a graphics card that is none. */
const PLAYED = /swiftshader|llvmpipe|softpipe|lavapipe|basic render|software|gdi generic|\bwarp\b/i

export function drawnBy(renderer: string | null): DrawnBy {
  return renderer === null || PLAYED.test(renderer) ? 'processor' : 'graphicsCard'
}

/** Asks the browser; null = it has no WebGL 2. */
export function rendererName(): string | null {
  const canvas = document.createElement('canvas')
  canvas.width = canvas.height = 1
  const gl = canvas.getContext('webgl2')
  if (!gl) return null
  const info = gl.getExtension('WEBGL_debug_renderer_info')
  const name: unknown = gl.getParameter(info ? info.UNMASKED_RENDERER_WEBGL : gl.RENDERER)
  gl.getExtension('WEBGL_lose_context')?.loseContext()
  return String(name)
}
