/** An icon as outlines in its own box. */
export interface IconShape {
  /** Path data, ready for SVG and for `Path2D`. */
  path: string
  width: number
  height: number
}

/** Maki and Temaki icons are paths and nothing else. */
export function parseIcon(svg: string): IconShape {
  const box =
    /viewBox="([^"]+)"/
      .exec(svg)?.[1]
      ?.split(/[\s,]+/)
      .map(Number) ?? []
  const paths = [...svg.matchAll(/<path\b[^>]*?\sd="([^"]+)"/g)].map((match) => match[1]!)
  if (paths.length === 0) throw new Error('An icon without a path')
  return {
    path: paths.join(' ').replaceAll(/&#x?[0-9a-fA-F]+;/g, ' '),
    width: box[2] ?? 15,
    height: box[3] ?? 15,
  }
}
