import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createScope } from '../../../../server/security/scope.ts'

/** As the command line brings files: for the whole district, every grade. */
export const OWNER = ''
export const SCOPE = createScope(
  OWNER,
  [{ role: 'steward', areas: [''], layers: null, maxSensitivity: 4 }],
  '9999-12-31T00:00:00Z',
)

/** A file on disk for as long as it is worked on. */
export const withUpload = <Result>(
  name: string,
  content: Uint8Array,
  work: (files: readonly { name: string; path: string }[]) => Promise<Result>,
): Promise<Result> => withUploads([{ name, content }], work)

/** Files that belong together. */
export async function withUploads<Result>(
  files: readonly { name: string; content: Uint8Array }[],
  work: (files: readonly { name: string; path: string }[]) => Promise<Result>,
): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), 'onemap-traps-'))
  const written = files.map(({ name, content }, i) => {
    const path = join(folder, `upload-${i}`)
    writeFileSync(path, content)
    return { name, path }
  })
  try {
    return await work(written)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
