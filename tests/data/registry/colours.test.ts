import { describe, expect, it } from 'vitest'
import { GROUP_COLOURS } from '../../../data/registry/colours.ts'

type Triple = readonly [number, number, number]
const POINT_GROUPS = ['core', 'housing', 'safety', 'business', 'service', 'own'] as const

/** Machado, Oliveira and Fernandes 2009, severity 1, on linear RGB. */
const VISION: Record<string, readonly [Triple, Triple, Triple]> = {
  full: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  'no red cones': [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  'no green cones': [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  'no blue cones': [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
}

describe('group colours', () => {
  it.each(POINT_GROUPS)('%s carries a white glyph (WCAG 4.5:1)', (group) => {
    expect(1.05 / (luminance(linear(GROUP_COLOURS[group])) + 0.05)).toBeGreaterThanOrEqual(4.5)
  })

  it.each(Object.entries(VISION))('are told apart with %s vision', (_, matrix) => {
    const seen = POINT_GROUPS.map((g) => lab(apply(matrix, linear(GROUP_COLOURS[g]))))
    for (const [i, a] of seen.entries()) {
      for (const b of seen.slice(0, i)) {
        expect(Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2])).toBeGreaterThan(25)
      }
    }
  })
})

function linear(hex: string): Triple {
  const channel = (at: number) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  }
  return [channel(1), channel(3), channel(5)]
}

function apply(matrix: readonly [Triple, Triple, Triple], [r, g, b]: Triple): Triple {
  const row = (m: Triple) => Math.min(1, Math.max(0, m[0] * r + m[1] * g + m[2] * b))
  return [row(matrix[0]), row(matrix[1]), row(matrix[2])]
}

function luminance([r, g, b]: Triple): number {
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

/** CIE L*a*b* under D65. */
function lab([r, g, b]: Triple): Triple {
  const f = (t: number) => (t > 216 / 24389 ? Math.cbrt(t) : ((24389 / 27) * t + 16) / 116)
  const x = f((0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.9505)
  const y = f(luminance([r, g, b]))
  const z = f((0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.089)
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)]
}
