import { cssX, cssY, type Frame } from '../view/frame.ts'
import { checkProgram, createProgram } from './gl-program.ts'
import { ATTRIBUTES, createInstanceBuffers } from './instance-buffers.ts'
import type { PointEntry, PointLayer } from './point-store.ts'
import type { PointsRenderer } from './points-renderer.ts'
import type { SpriteAtlas } from './sprite-atlas.ts'

const VERTEX = `#version 300 es
in vec2 corner;
in vec2 place;
in vec2 shift;
in vec4 sprite;
uniform vec2 origin;
uniform float size;
uniform vec2 viewport;
uniform float ratio;
uniform float atlasSize;
out vec2 at;
void main() {
  vec2 css = origin + place * size + shift;
  vec2 pixel = floor(css * ratio - sprite.zw * 0.5 + 0.5) + corner * sprite.zw;
  gl_Position = vec4(pixel / viewport * vec2(2.0, -2.0) + vec2(-1.0, 1.0), 0.0, 1.0);
  at = (sprite.xy + corner * sprite.zw) / atlasSize;
}`

const FRAGMENT = `#version 300 es
precision mediump float;
in vec2 at;
uniform sampler2D atlas;
uniform float opacity;
out vec4 colour;
void main() {
  colour = texture(atlas, at) * opacity;
}`

/** Null where WebGL 2 is missing. */
export function createWebglPoints(
  canvas: HTMLCanvasElement,
  atlas: SpriteAtlas,
): PointsRenderer | null {
  const gl = canvas.getContext('webgl2', { antialias: false, premultipliedAlpha: true })
  if (!gl) return null
  const program = createProgram(gl, VERTEX, FRAGMENT, ATTRIBUTES)
  let uniforms: Uniforms | null = null
  const corners = gl.createBuffer()
  gl.bindBuffer(gl.ARRAY_BUFFER, corners)
  gl.bufferData(gl.ARRAY_BUFFER, new Float32Array([0, 0, 1, 0, 0, 1, 1, 1]), gl.STATIC_DRAW)
  const texture = createAtlasTexture(gl)
  const buffers = createInstanceBuffers(gl, corners)
  gl.enable(gl.BLEND)
  gl.blendFunc(gl.ONE, gl.ONE_MINUS_SRC_ALPHA)

  const drawEntry = (at: Uniforms, frame: Frame, { tile, instances }: PointEntry) => {
    if (!instances || instances.length === 0) return
    const tiles = 2 ** tile.z
    gl.uniform2f(at.origin, cssX(frame, tile.x / tiles), cssY(frame, tile.y / tiles))
    gl.uniform1f(at.size, frame.scale / tiles)
    gl.bindVertexArray(buffers.of(instances))
    gl.drawArraysInstanced(gl.TRIANGLE_STRIP, 0, 4, instances.length)
  }

  return {
    kind: 'webgl',
    canvas,
    prepare: () => true,
    revision: () => 0,
    forget: () => undefined,
    draw(frame, layers) {
      const width = Math.round(frame.width * frame.ratio)
      const height = Math.round(frame.height * frame.ratio)
      if (canvas.width !== width) canvas.width = width
      if (canvas.height !== height) canvas.height = height
      gl.viewport(0, 0, width, height)
      gl.clearColor(0, 0, 0, 0)
      gl.clear(gl.COLOR_BUFFER_BIT)
      if (!layers.some(hasSomething)) {
        buffers.forgetOldest()
        return
      }
      texture.update(atlas)
      uniforms ??= findUniforms(gl, program)
      gl.useProgram(program)
      gl.uniform2f(uniforms.viewport, width, height)
      gl.uniform1f(uniforms.ratio, frame.ratio)
      gl.uniform1f(uniforms.atlasSize, atlas.size())
      for (const layer of layers) {
        gl.uniform1f(uniforms.opacity, layer.view.opacity)
        for (const entry of layer.shown) drawEntry(uniforms, frame, entry)
      }
      gl.bindVertexArray(null)
      buffers.forgetOldest()
    },
    dispose() {
      gl.getExtension('WEBGL_lose_context')?.loseContext()
    },
  }
}

const hasSomething = ({ shown }: PointLayer) => shown.some(({ instances }) => instances?.length)

type Uniforms = ReturnType<typeof findUniforms>

function findUniforms(gl: WebGL2RenderingContext, program: WebGLProgram) {
  checkProgram(gl, program)
  const uniform = (name: string) => gl.getUniformLocation(program, name)
  return {
    origin: uniform('origin'),
    size: uniform('size'),
    viewport: uniform('viewport'),
    ratio: uniform('ratio'),
    atlasSize: uniform('atlasSize'),
    opacity: uniform('opacity'),
  }
}

function createAtlasTexture(gl: WebGL2RenderingContext) {
  gl.bindTexture(gl.TEXTURE_2D, gl.createTexture())
  gl.pixelStorei(gl.UNPACK_PREMULTIPLY_ALPHA_WEBGL, true)
  for (const side of [gl.TEXTURE_WRAP_S, gl.TEXTURE_WRAP_T]) {
    gl.texParameteri(gl.TEXTURE_2D, side, gl.CLAMP_TO_EDGE)
  }
  for (const filter of [gl.TEXTURE_MIN_FILTER, gl.TEXTURE_MAG_FILTER]) {
    gl.texParameteri(gl.TEXTURE_2D, filter, gl.NEAREST)
  }
  let size = 0
  return {
    update(atlas: SpriteAtlas) {
      if (size !== atlas.size()) {
        size = atlas.size()
        const { TEXTURE_2D, RGBA, UNSIGNED_BYTE } = gl
        gl.texImage2D(TEXTURE_2D, 0, RGBA, size, size, 0, RGBA, UNSIGNED_BYTE, null)
      }
      const changes = atlas.takeChanges()
      if (!changes) return
      const { x, y, image } = changes
      gl.texSubImage2D(gl.TEXTURE_2D, 0, x, y, gl.RGBA, gl.UNSIGNED_BYTE, image)
    },
  }
}
