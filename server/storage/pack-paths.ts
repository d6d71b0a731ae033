export interface PackKey {
  layer: string
  subdistrict: string
  version: number
}

/** `detail` = the pack itself, a number = its overview of that zoom, `grids` = which grid each feature is in. */
export type PackPart = 'detail' | 'grids' | number

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
