import { Refusal } from '../../data/contracts/index.ts'
import { readLock } from '../security/keys/index.ts'
import { currentMaster, type KeyFile, readKeyFile } from '../security/keys/key-file.ts'
import type { Queryable } from '../storage/database.ts'
import { fingerprintOf } from './backup-key.ts'

/** Which master key the encrypted columns of a backup need; null where nothing is encrypted. */
export async function masterKeyOf(
  client: Queryable,
  path: string,
): Promise<{ fingerprint: string } | null> {
  if (!(await holdsSealed(client))) return null
  // Restored without it: the backup wants the same as the one that it came from.
  const lock = await readLock(client)
  if (lock) return { fingerprint: lock.fingerprint }
  const file = readKeyFile(path)
  if (file === undefined) throw missing(path)
  return { fingerprint: masterFingerprint(file) }
}

/** Names and numbers of people, and second factors. */
async function holdsSealed(client: Queryable): Promise<boolean> {
  for (const table of ['person_secret', 'second_factor']) {
    const [known] = await client.query<{ found: boolean }>(
      'select to_regclass($1) is not null as found',
      [table],
    )
    if (!known?.found) continue
    const [row] = await client.query<{ found: boolean }>(
      `select exists (select from ${table}) as found`,
    )
    if (row?.found) return true
  }
  return false
}

/** Of the key in use: a file to which later ones were added still holds it. */
export const masterFingerprint = (file: KeyFile): string => fingerprintOf(currentMaster(file).key)

/** Refuses when the file at this path cannot open what the backup holds. */
export function requireMasterKey(path: string, wanted: string): void {
  if (hasMasterKey(path, wanted)) return
  const file = readKeyFile(path)
  const there = file ? `is another one (${masterFingerprint(file)})` : 'is not there'
  throw new Refusal(
    422,
    'master-key',
    `The backup holds encrypted data and wants the key file with the fingerprint ${wanted}; the one at ${path} ${there}: put it there, or restore --without-keys and these data stay unreadable.`,
  )
}

export function hasMasterKey(path: string, wanted: string): boolean {
  const file = readKeyFile(path)
  return file?.masters.some(({ key }) => fingerprintOf(key) === wanted) === true
}

const missing = (path: string) =>
  new Refusal(
    500,
    'key-file',
    `The database holds encrypted data but there is no key file at ${path}: a backup without it could never be read.`,
  )
