/** The closer the map, the larger the dots; CSS pixels. */
export function dotSize(zoom: number): number {
  return Math.max(2.5, Math.min(11, 2.5 + (zoom - 11) * 1.15))
}
