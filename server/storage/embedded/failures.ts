import { existsSync, statfsSync } from 'node:fs'
import { dirname } from 'node:path'
import { Refusal } from '../../../data/contracts/index.ts'

/** One clear sentence for what PostgreSQL or the file system says when the embedded database cannot start. */
export function startFailure(clusterDir: string, output: string): Refusal {
  const isKnown = KNOWN.some(({ pattern }) => pattern.test(output))
  const reason = !isKnown && isFull(clusterDir) ? 'ENOSPC' : output
  const known = KNOWN.find(({ pattern }) => pattern.test(reason))
  if (known) return new Refusal(500, known.code, known.sentence(clusterDir))
  const said = lastComplaint(output)
  return new Refusal(
    500,
    'database-start',
    `The embedded database in ${clusterDir} does not start: ${said}`,
  )
}

const KNOWN = [
  {
    pattern: /No space left on device|Check free disk space|ENOSPC/,
    code: 'disk-full',
    sentence: (dir: string) =>
      `The disk that holds ${dir} is full: free some space and start again.`,
  },
  {
    pattern: /Read-only file system|EROFS/,
    code: 'read-only',
    sentence: (dir: string) =>
      `${dir} lies on a read-only disk: point ONEMAP_DATA_DIR to a writable folder.`,
  },
  {
    pattern: /EACCES|EPERM|Permission denied/,
    code: 'not-writable',
    sentence: (dir: string) =>
      `${dir} may not be written by this user: mend its permissions or point ONEMAP_DATA_DIR elsewhere.`,
  },
  {
    pattern: /ENOTDIR|EEXIST|Not a directory/,
    code: 'no-folder',
    sentence: (dir: string) =>
      `${dir} cannot be a folder because a file is in its way: point ONEMAP_DATA_DIR elsewhere.`,
  },
  {
    pattern: /incompatible with server|initialized by PostgreSQL version/,
    code: 'database-version',
    sentence: (dir: string) =>
      `The database in ${dir} was made by another PostgreSQL version: use the OneMap that made it, or back up and restore.`,
  },
  {
    pattern: /could not load library|error while loading shared libraries/,
    code: 'database-libraries',
    sentence: () =>
      'Libraries of the embedded PostgreSQL are missing on this system: set DATABASE_URL to a PostgreSQL server of yours.',
  },
]

function lastComplaint(output: string): string {
  const lines = output.split('\n').filter((line) => line.trim() !== '')
  const complaint = lines.find((line) => /FATAL|PANIC|ERROR|error:/.test(line)) ?? lines.at(-1)
  return complaint?.replace(/^.*?(FATAL|PANIC|ERROR|error):\s*/, '') ?? 'it gives no reason.'
}

/** PostgreSQL does not always get round to saying so. */
function isFull(dir: string): boolean {
  const existing = existsSync(dir) ? dir : dirname(dir)
  if (!existsSync(existing)) return false
  const { blocks, bavail, bsize } = statfsSync(existing)
  return blocks > 0 && bavail * bsize < 1 << 20
}
