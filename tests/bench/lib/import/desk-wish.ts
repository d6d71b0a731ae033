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
export async function withUpload<Result>(
  name: string,
  content: Uint8Array,
  work: (files: readonly { name: string; path: string }[]) => Promise<Result>,
): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), 'onemap-traps-'))
  const path = join(folder, 'upload')
  writeFileSync(path, content)
  try {
    return await work([{ name, path }])
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
