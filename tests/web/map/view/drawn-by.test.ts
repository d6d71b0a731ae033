import { describe, expect, it } from 'vitest'
import { drawnBy } from '../../../../web/map/view/drawn-by.ts'

describe('drawnBy', () => {
  it.each([
    'ANGLE (Google, Vulkan 1.3.0 (SwiftShader Device (Subzero) (0x0000C0DE)), SwiftShader driver)',
    'ANGLE (Microsoft, Microsoft Basic Render Driver (0x0000008C) Direct3D11 vs_5_0 ps_5_0, D3D11)',
    'ANGLE (Mesa, llvmpipe (LLVM 15.0.6, 256 bits), OpenGL 4.5)',
    'llvmpipe, or similar',
    'Apple Software Renderer',
  ])('sees through %s', (name) => expect(drawnBy(name)).toBe('processor'))

  it.each([
    'ANGLE (NVIDIA, NVIDIA GeForce GTX 1650 (0x00001F82) Direct3D11 vs_5_0 ps_5_0, D3D11)',
    'ANGLE (Intel, Intel(R) UHD Graphics 630 (0x00009BC8) Direct3D11 vs_5_0 ps_5_0, D3D11)',
    'Apple M1, or similar',
    'MTT S80',
  ])('takes %s for what it is', (name) => expect(drawnBy(name)).toBe('graphicsCard'))

  it('draws by itself where there is no WebGL 2', () => expect(drawnBy(null)).toBe('processor'))
})
