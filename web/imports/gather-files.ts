/** Files that belong together and go up in one import. */
export interface FileSet<F extends NamedFile> {
  /** The file that the import is called after. */
  name: string
  files: readonly F[]
  bytes: number
}

export interface NamedFile {
  name: string
  size: number
}

const SHAPEFILE_PARTS = ['shp', 'dbf', 'prj', 'cpg', 'shx'] as const
/** Written by GIS programs beside a shapefile; of no use here. */
const BY_CATCH = /\.(sbn|sbx|qix|qpj|qmd|shp\.xml|lyr|atx|ain|aih|ixs|mxs|fbn|fbx)$/i

/**
 * A drop is one import per file; the parts of a shapefile (same stem) are one. Parts without their `.shp`
 * come back as `orphans`, to be told, not to be lost.
 */
export function gatherFiles<F extends NamedFile>(
  dropped: readonly F[],
): { sets: FileSet<F>[]; orphans: F[] } {
  const stems = new Map<string, F[]>()
  const sets: FileSet<F>[] = []
  for (const file of dropped) {
    if (BY_CATCH.test(file.name)) continue
    if (!isShapefilePart(file.name)) sets.push(oneFile(file))
    else stems.set(stem(file.name), [...(stems.get(stem(file.name)) ?? []), file])
  }
  const orphans: F[] = []
  for (const parts of stems.values()) {
    const shp = parts.find((part) => extension(part.name) === 'shp')
    if (shp === undefined) orphans.push(...parts)
    else sets.push({ name: shp.name, files: parts, bytes: parts.reduce((n, p) => n + p.size, 0) })
  }
  return { sets, orphans }
}

/** `Hangzhou_landuse.geojson.gz` → `Hangzhou landuse`. */
export function layerNameFrom(fileName: string): string {
  const bare = fileName.replace(
    /(\.(gz|zip|geojson|json|csv|tsv|txt|shp|fgb|gpkg|kml|xlsx))+$/i,
    '',
  )
  return bare.replace(/_+/g, ' ').trim() || fileName
}

const oneFile = <F extends NamedFile>(file: F): FileSet<F> => ({
  name: file.name,
  files: [file],
  bytes: file.size,
})

const extension = (name: string) => /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? ''
const stem = (name: string) => name.replace(/\.[^.]+$/, '').toLowerCase()
const isShapefilePart = (name: string) =>
  (SHAPEFILE_PARTS as readonly string[]).includes(extension(name))
