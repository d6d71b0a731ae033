export interface PackKey {
  layer: string
  subdistrict: string
  version: number
}

/** `detail` = the pack itself, a number = its overview of that zoom, `grids` = which grid each feature is in. */
export type PackPart = 'detail' | 'grids' | number

/** The files of a pack whose overviews begin at this zoom. */
export function packParts({
  minZoom,
  detailZoom,
}: {
  minZoom: number
  detailZoom: number
}): PackPart[] {
  const overviews = Array.from({ length: Math.max(0, detailZoom - minZoom) }, (_, i) => minZoom + i)
  return ['detail', 'grids', ...overviews]
}

export function packPath({ layer, subdistrict, version }: PackKey, part: PackPart): string {
  const suffix = part === 'detail' ? 'fgb' : part === 'grids' ? 'grids' : `z${part}.fgb`
  return `${layer}/${subdistrict}/${version}.${suffix}`
}

/** The pack that a file belongs to; `undefined` for files of another form. */
export function parsePackPath(path: string): PackKey | undefined {
  const match =
    /^([A-Z][A-Z0-9_]*)\/(\d{9})\/(\d+)\.(?:z\d+\.)?(?:fgb|grids)(?:\.[0-9a-f]+\.part)?$/.exec(
      path.replaceAll('\\', '/'),
    )
  if (match === null) return undefined
  return { layer: match[1]!, subdistrict: match[2]!, version: Number(match[3]) }
}
