import { checkProgram, createProgram } from '../points/gl-program.ts'
import { rgbOf } from '../symbols/colours.ts'
import type { Theme } from '../tiles/worker-protocol.ts'
import { cssX, cssY, type Frame } from '../view/frame.ts'
import { dotSize } from './dot-look.ts'
import type { WorldCloud } from './point-cloud.ts'

const MOST_COLOURS = 16

const VERTEX = `#version 300 es
in vec2 place;
in float kind;
in float shown;
uniform vec2 origin;
uniform float scale;
uniform vec2 viewport;
uniform float size;
uniform vec3 colours[${MOST_COLOURS}];
out vec3 colour;
void main() {
  vec2 css = origin + place * scale;
  vec2 clip = css / viewport * vec2(2.0, -2.0) + vec2(-1.0, 1.0);
  gl_Position = shown > 0.5 ? vec4(clip, 0.0, 1.0) : vec4(2.0, 2.0, 2.0, 1.0);
  gl_PointSize = size;
  colour = colours[int(kind)];
}`

const FRAGMENT = `#version 300 es
precision mediump float;
in vec3 colour;
uniform vec3 edge;
uniform float size;
out vec4 pixel;
void main() {
  float away = length(gl_PointCoord - 0.5) * size;
  float inside = clamp(size * 0.5 - away, 0.0, 1.0);
  float core = clamp(size * 0.5 - 1.0 - away, 0.0, 1.0);
  pixel = vec4(mix(edge, colour, size < 5.0 ? 1.0 : core) * inside, inside);
}`

export interface WebglDots {
  draw(frame: Frame, cloud: WorldCloud, theme: Theme): void
  clear(): void
  dispose(): void
}

/** Every point goes to the graphics card once; a frame is one call. Null where WebGL 2 is missing. */
export function createWebglDots(canvas: HTMLCanvasElement): WebglDots | null {
  const gl = canvas.getContext('webgl2', { antialias: false, premultipliedAlpha: true })
  if (!gl) return null
  const program = createProgram(gl, VERTEX, FRAGMENT, ['place', 'kind', 'shown'])
  checkProgram(gl, program)
  const uniform = (name: string) => gl.getUniformLocation(program, name)
  const at = {
    origin: uniform('origin'),
    scale: uniform('scale'),
    viewport: uniform('viewport'),
    size: uniform('size'),
    colours: uniform('colours'),
    edge: uniform('edge'),
  }
  const buffers = { places: gl.createBuffer(), classes: gl.createBuffer(), mask: gl.createBuffer() }
  let loaded: WorldCloud | null = null
  let loadedMask: Uint8Array | null | undefined
  gl.enable(gl.BLEND)
  gl.blendFunc(gl.ONE, gl.ONE_MINUS_SRC_ALPHA)

  const fill = (
    buffer: WebGLBuffer,
    data: Float32Array | Uint8Array,
    place: number,
    wide: boolean,
  ) => {
    gl.bindBuffer(gl.ARRAY_BUFFER, buffer)
    gl.bufferData(gl.ARRAY_BUFFER, data, gl.DYNAMIC_DRAW)
    gl.enableVertexAttribArray(place)
    gl.vertexAttribPointer(place, wide ? 2 : 1, wide ? gl.FLOAT : gl.UNSIGNED_BYTE, false, 0, 0)
  }
  const load = (cloud: WorldCloud) => {
    if (loaded !== cloud) {
      fill(buffers.places, cloud.places, 0, true)
      fill(buffers.classes, cloud.classes, 1, false)
      loadedMask = undefined
    }
    if (loadedMask !== cloud.mask) {
      fill(buffers.mask, cloud.mask ?? new Uint8Array(cloud.length).fill(1), 2, false)
    }
    loaded = cloud
    loadedMask = cloud.mask
  }
  const clear = () => {
    gl.clearColor(0, 0, 0, 0)
    gl.clear(gl.COLOR_BUFFER_BIT)
  }

  return {
    clear,
    draw(frame, cloud, theme) {
      load(cloud)
      gl.viewport(0, 0, canvas.width, canvas.height)
      clear()
      gl.useProgram(program)
      gl.uniform2f(at.origin, cssX(frame, cloud.origin.x), cssY(frame, cloud.origin.y))
      gl.uniform1f(at.scale, frame.scale)
      gl.uniform2f(at.viewport, frame.width, frame.height)
      gl.uniform1f(at.size, (dotSize(frame.zoom, cloud.length) + 2) * frame.ratio)
      gl.uniform3fv(at.colours, colourTable(cloud.colours))
      gl.uniform3fv(at.edge, theme === 'dark' ? [0.08, 0.09, 0.1] : [1, 1, 1])
      gl.drawArrays(gl.POINTS, 0, cloud.length)
    },
    dispose() {
      gl.getExtension('WEBGL_lose_context')?.loseContext()
    },
  }
}

function colourTable(colours: readonly string[]): Float32Array {
  const table = new Float32Array(3 * MOST_COLOURS)
  for (let i = 0; i < MOST_COLOURS; i++) {
    const rgb = rgbOf(colours[i] ?? colours[0] ?? '#808080')
    table.set(
      rgb.map((channel) => channel / 255),
      3 * i,
    )
  }
  return table
}
