import { keepWithin } from '../tiles/keep-within.ts'
import { type Instances, STRIDE } from './build-instances.ts'

/** In the order of their locations. */
export const ATTRIBUTES = ['corner', 'place', 'shift', 'sprite'] as const

/** One vertex array per tile on the screen, and of those that were lately. */
export interface InstanceBuffers {
  of(instances: Instances): WebGLVertexArrayObject
  /** At the end of each frame: frees what it did not need. */
  forgetOldest(): void
}

/** Beside what is on the screen: each holds its numbers twice, here and on the graphics card. */
const KEPT_BYTES = 4_000_000
const KEPT_FRAMES = 120

interface Held {
  array: WebGLVertexArrayObject
  buffer: WebGLBuffer
  lastFrame: number
}

export function createInstanceBuffers(
  gl: WebGL2RenderingContext,
  corners: WebGLBuffer,
): InstanceBuffers {
  const held = new Map<Instances, Held>()
  let frame = 0

  const create = (instances: Instances): Held => {
    const array = gl.createVertexArray()
    const buffer = gl.createBuffer()
    gl.bindVertexArray(array)
    attribute(gl, 'corner', corners, 2, 0, 0)
    gl.bindBuffer(gl.ARRAY_BUFFER, buffer)
    gl.bufferData(gl.ARRAY_BUFFER, instances.data, gl.STATIC_DRAW)
    attribute(gl, 'place', buffer, 2, 0, 1)
    attribute(gl, 'shift', buffer, 2, 2, 1)
    attribute(gl, 'sprite', buffer, 4, 4, 1)
    return { array, buffer, lastFrame: frame }
  }

  const free = (instances: Instances, { array, buffer }: Held) => {
    gl.deleteVertexArray(array)
    gl.deleteBuffer(buffer)
    held.delete(instances)
  }

  return {
    of(instances) {
      const known = held.get(instances) ?? create(instances)
      known.lastFrame = frame
      held.set(instances, known)
      return known.array
    },
    forgetOldest() {
      for (const [instances, one] of held) {
        if (frame - one.lastFrame >= KEPT_FRAMES) free(instances, one)
      }
      const spare = [...held].filter(([, { lastFrame }]) => lastFrame < frame)
      keepWithin(
        KEPT_BYTES,
        spare.map(([instances, one]) => ({
          bytes: instances.data.byteLength,
          usedAt: one.lastFrame,
          isNeeded: false,
          forget: () => free(instances, one),
        })),
      )
      frame++
    },
  }
}

function attribute(
  gl: WebGL2RenderingContext,
  name: (typeof ATTRIBUTES)[number],
  buffer: WebGLBuffer,
  count: number,
  offset: number,
  divisor: number,
) {
  const location = ATTRIBUTES.indexOf(name)
  gl.bindBuffer(gl.ARRAY_BUFFER, buffer)
  gl.enableVertexAttribArray(location)
  const stride = divisor === 0 ? 0 : STRIDE * 4
  gl.vertexAttribPointer(location, count, gl.FLOAT, false, stride, offset * 4)
  gl.vertexAttribDivisor(location, divisor)
}
