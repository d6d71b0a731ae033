/**
 * A point feature is always the same 64 bytes (tables, references, x, y) followed by its properties, so it is stamped
 * from a template instead of being built:
 *
 *   0 size · 4 root→24 · 8 vtable of Feature · 16 vtable of Geometry · 24 Feature · 36 Geometry
 *   44 number of coordinates · 48 x · 56 y · 64 length of the properties · 68 properties · padding to 8
 */
export const POINT_X_AT = 48
export const POINT_PROPERTIES_AT = 68

export const pointFeatureLength = (propertiesLength: number) =>
  (POINT_PROPERTIES_AT + propertiesLength + 7) & ~7

/** `at` must be a multiple of 8 and `pointFeatureLength` bytes must be free there. */
export function stampPointFeature(
  target: PointTarget,
  at: number,
  x: number,
  y: number,
  properties: Uint8Array,
  propertiesLength: number,
): void {
  const { words, doubles, bytes } = target
  const word = at >> 2
  const end = at + POINT_PROPERTIES_AT + propertiesLength
  const length = pointFeatureLength(propertiesLength)
  words[word] = length - 4
  for (let i = 1; i < 12; i++) words[word + i] = TEMPLATE[i]!
  doubles[(at >> 3) + 6] = x
  doubles[(at >> 3) + 7] = y
  words[word + 16] = propertiesLength
  for (let i = 0, j = at + POINT_PROPERTIES_AT; i < propertiesLength; i++, j++) {
    bytes[j] = properties[i]!
  }
  bytes.fill(0, end, at + length)
}

/** One buffer seen three ways; little-endian, as every machine that runs this is. */
export interface PointTarget {
  bytes: Uint8Array
  words: Uint32Array
  doubles: Float64Array
}

const pair = (low: number, high: number) => low | (high << 16)

const TEMPLATE = Uint32Array.of(
  0,
  20,
  // Feature: vtable of 8 bytes, table of 12, geometry at 4, properties at 8
  pair(8, 12),
  pair(4, 8),
  // Geometry: vtable of 8 bytes, table of 8, no ends, xy at 4
  pair(8, 8),
  pair(0, 4),
  16,
  8,
  32,
  20,
  4,
  2,
)
