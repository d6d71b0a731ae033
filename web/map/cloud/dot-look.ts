/** The closer the map and the fewer they are, the larger the dots; CSS pixels. */
export function dotSize(zoom: number, count: number): number {
  const bySpace = Math.max(2.5, Math.min(11, 2.5 + (zoom - 11) * 1.15))
  const byNumber = 14 - 2.6 * Math.log10(Math.max(1, count / 20))
  return Math.max(bySpace, Math.min(14, byNumber))
}
