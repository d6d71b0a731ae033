import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { ROOT } from './run.mjs'

const STAMP = '.built-from'

/** Runs `build` when the sources (files and folders of the program) are others than at the last time. */
export function buildWhenChanged(out, sources, build) {
  const stamp = join(out, STAMP)
  const wanted = hashSources(sources)
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return
  build()
  writeFileSync(stamp, wanted)
}

export function listFiles(dir) {
  return readdirSync(dir, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .sort()
}

function hashSources(sources) {
  // What is built may name files by where they lie.
  const hash = createHash('sha256').update(process.versions.node).update(ROOT)
  for (const source of sources) {
    const path = join(ROOT, source)
    const files = extname(source) ? [path] : listFiles(path)
    for (const file of files) hash.update(file.slice(ROOT.length)).update(readFileSync(file))
  }
  return hash.digest('hex')
}
