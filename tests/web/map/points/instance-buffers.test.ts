import { describe, expect, it } from 'vitest'
import { type Instances, STRIDE } from '../../../../web/map/points/build-instances.ts'
import { createInstanceBuffers } from '../../../../web/map/points/instance-buffers.ts'

/** As much of WebGL as buffers need; remembers how many there are. */
function fakeGl() {
  const buffers = new Set<object>()
  const make = () => {
    const made = {}
    buffers.add(made)
    return made
  }
  const nothing = () => {}
  const gl = {
    createBuffer: make,
    deleteBuffer: (buffer: object) => void buffers.delete(buffer),
    createVertexArray: () => ({}),
    deleteVertexArray: nothing,
    bindVertexArray: nothing,
    bindBuffer: nothing,
    bufferData: nothing,
    enableVertexAttribArray: nothing,
    vertexAttribPointer: nothing,
    vertexAttribDivisor: nothing,
  } as Partial<WebGL2RenderingContext> as WebGL2RenderingContext
  return { gl, buffers }
}

const MEGABYTE = 1_000_000
const instancesOf = (bytes: number): Instances => ({
  data: new Float32Array(bytes / 4),
  length: bytes / 4 / STRIDE,
  feature: new Uint32Array(0),
  stands: new Uint32Array(0),
  radius: new Float32Array(0),
})

function world() {
  const { gl, buffers } = fakeGl()
  const held = createInstanceBuffers(gl, {} as WebGLBuffer)
  const frame = (...drawn: Instances[]) => {
    for (const instances of drawn) held.of(instances)
    held.forgetOldest()
  }
  return { buffers, frame }
}

describe('buffers of the graphics card', () => {
  it('are made once for what is drawn again', () => {
    const { buffers, frame } = world()
    const tile = instancesOf(MEGABYTE)
    frame(tile)
    frame(tile)
    expect(buffers.size).toBe(1)
  })

  it('stay while they are drawn, whatever they weigh', () => {
    const { buffers, frame } = world()
    frame(...Array.from({ length: 10 }, () => instancesOf(MEGABYTE)))
    expect(buffers.size).toBe(10)
  })

  it('beyond four megabytes go with the frame that does without them', () => {
    const { buffers, frame } = world()
    frame(...Array.from({ length: 10 }, () => instancesOf(MEGABYTE)))
    frame()
    expect(buffers.size).toBe(4)
  })

  it('go after a while also when nothing is drawn any more', () => {
    const { buffers, frame } = world()
    frame(instancesOf(100 * STRIDE))
    for (let i = 0; i < 120; i++) frame()
    expect(buffers.size).toBe(0)
  })
})
