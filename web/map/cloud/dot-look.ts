/** The closer the map, the larger the dots; CSS pixels. */
export function dotSize(zoom: number): number {
  return Math.max(2.5, Math.min(11, 2.5 + (zoom - 11) * 1.15))
}

/** `#rrggbb` as three numbers 0–255. */
export function rgbOf(colour: string): [number, number, number] {
  const value = Number.parseInt(colour.slice(1), 16)
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255]
}
