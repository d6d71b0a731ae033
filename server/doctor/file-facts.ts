import { closeSync, existsSync, fstatSync, openSync, readSync, statSync } from 'node:fs'

/** Permission bits of a file or folder; `undefined` where there is none, or the system has no such bits. */
export function modeOf(path: string): number | undefined {
  if (process.platform === 'win32' || !existsSync(path)) return undefined
  return statSync(path).mode & 0o777
}

const TAIL_BYTES = 4_096

/** Last line of a file of lines; `undefined` = none. */
export function lastLine(path: string): string | undefined {
  if (!existsSync(path)) return undefined
  const file = openSync(path, 'r')
  try {
    const { size } = fstatSync(file)
    const start = Math.max(0, size - TAIL_BYTES)
    const bytes = Buffer.alloc(size - start)
    readSync(file, bytes, 0, bytes.length, start)
    return bytes.toString('utf8').trimEnd().split('\n').at(-1) || undefined
  } finally {
    closeSync(file)
  }
}
