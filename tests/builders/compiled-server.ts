import { spawnSync } from 'node:child_process'
import { resolve } from 'node:path'

/**
 * The programs that tests start in processes of their own: compiled anew when they have changed. When that fails, esbuild says
 * why and there are none: the tests that start them fail.
 */
export default function setup(): void {
  const script = resolve(import.meta.dirname, '../../scripts/build.mjs')
  spawnSync(process.execPath, [script, 'server'], { stdio: 'inherit' })
}
