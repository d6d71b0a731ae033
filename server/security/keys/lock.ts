import { createHmac, randomBytes } from 'node:crypto'
import { Refusal } from '../../../data/contracts/index.ts'
import type { Queryable } from '../../storage/database.ts'
import type { Keys } from './open-keys.ts'

/** A database that was restored without its key file: everything works but what is encrypted. */
export interface KeysLock {
  /** Of the master key that would open it. */
  fingerprint: string
  since: string
  /** Stands in for the keys where only small counts are rounded and names of sign-ins hidden. Base64. */
  stopgap: string
}

export async function readLock(client: Queryable): Promise<KeysLock | undefined> {
  const row = await client.first<{ value: KeysLock }>('select value from setting where key = $1', [
    SETTING,
  ])
  return row?.value
}

export async function lockKeys(client: Queryable, fingerprint: string): Promise<void> {
  const stopgap = randomBytes(32).toString('base64')
  const lock: KeysLock = { fingerprint, since: new Date().toISOString(), stopgap }
  await client.execute(
    `insert into setting (key, value) values ($1, $2::jsonb)
     on conflict (key) do update set value = excluded.value`,
    [SETTING, JSON.stringify(lock)],
  )
}

export async function unlockKeys(client: Queryable): Promise<void> {
  await client.execute('delete from setting where key = $1', [SETTING])
}

/** Nothing can be opened, sealed or searched for; each attempt says why. */
export function lockedKeys(path: string, { stopgap }: KeysLock): Keys {
  const secret = Buffer.from(stopgap, 'base64')
  const refuse = (): never => {
    throw keysLocked()
  }
  return {
    path,
    isLocked: true,
    versions: [],
    get current() {
      return refuse()
    },
    seal: refuse,
    open: refuse,
    index: refuse,
    cellSecret: (cell) => createHmac('sha256', secret).update(cell).digest(),
    ensure: async () => undefined,
    reload: async () => undefined,
    close: async () => undefined,
  }
}

function keysLocked(): Refusal {
  return new Refusal(
    503,
    'keys-locked',
    'This system was restored without its key file: encrypted data can be neither read nor written.',
  )
}

/** What whoever starts the program is told. */
export const lockSentence = (path: string, { fingerprint, since }: KeysLock): string =>
  `Encrypted data cannot be read: this database was restored without its keys on ${since.slice(0, 10)}. Put the key file ${fingerprint} at ${path} and start again, or give these data up with "keys new --lost".`

const SETTING = 'keys.locked'
