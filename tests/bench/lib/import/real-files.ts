import { readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'

/** One upload as somebody would bring it: the parts of a shapefile together. */
export interface RealUpload {
  name: string
  files: readonly { name: string; path: string }[]
}

const PART = /\.(shp|shx|dbf|prj|cpg|qpj|sbn|sbx)$/

/** Every file below a folder. */
export function realUploads(folder: string): RealUpload[] {
  const entries = readdirSync(folder).map((name) => join(folder, name))
  const files = entries.filter((path) => statSync(path).isFile())
  const stem = (path: string) => path.replace(/\.[^.]+$/, '')
  const shapefiles = new Set(files.filter((path) => path.endsWith('.shp')).map(stem))
  const isPart = (path: string) => PART.test(path) && shapefiles.has(stem(path))
  const groups = [
    ...[...shapefiles].map((one) => files.filter((path) => isPart(path) && stem(path) === one)),
    ...files.filter((path) => !isPart(path)).map((path) => [path]),
  ]
  return [
    ...groups.map((paths) => ({
      name: paths[0]!,
      files: paths.map((path) => ({ name: basename(path), path })),
    })),
    ...entries.filter((path) => statSync(path).isDirectory()).flatMap(realUploads),
  ]
}

export const contentOf = ({ files }: RealUpload): { name: string; content: Uint8Array }[] =>
  files.map(({ name, path }) => ({ name, content: readFileSync(path) }))
