import { join, resolve } from 'node:path'

const ROOT = resolve(import.meta.dirname, '../..')

/** Node's arguments to run a program of ours: the server's as `npm start` runs them, compiled, others as they stand. */
export function programArguments(file: string): string[] {
  if (!file.startsWith('server/')) return ['--import', 'tsx', resolve(ROOT, file)]
  return [join(ROOT, 'dist', file.replace(/\.ts$/, '.mjs'))]
}
