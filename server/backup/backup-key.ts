import { createHash, hkdfSync, randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { hashRaw } from '@node-rs/argon2'
import { Refusal } from '../../data/contracts/index.ts'
import type { Encryption } from './backup-format.ts'
import { CHUNK_BYTES } from './seal-stream.ts'

/** What somebody has given to open or close a backup with. */
export type GivenKey = { kind: 'passphrase'; text: string } | { kind: 'key-file'; path: string }

export const MIN_PASSPHRASE_LENGTH = 12
const KEY_BYTES = 32
const SALT_BYTES = 16
/** RFC 9106 §4, the second recommended option: 64 MiB, 3 passes, 4 lanes. */
const COST = { memoryKiB: 65_536, passes: 3, lanes: 4 } as const
const LARGEST_KEY_FILE = 64 * 1024

export function newEncryption(given: GivenKey): Encryption {
  return {
    cipher: 'AES-256-GCM',
    chunkBytes: CHUNK_BYTES,
    salt: randomBytes(SALT_BYTES).toString('base64'),
    key:
      given.kind === 'passphrase'
        ? { kind: 'passphrase', kdf: 'argon2id', ...COST }
        : { kind: 'key-file', fingerprint: fingerprintOf(readKey(given.path)) },
  }
}

/** The key of the backup. Refuses what is of another kind or another file; a wrong passphrase shows at the manifest. */
export async function deriveKey({ salt, key }: Encryption, given: GivenKey): Promise<Buffer> {
  const saltBytes = Buffer.from(salt, 'base64')
  if (key.kind === 'passphrase') {
    if (given.kind !== 'passphrase') {
      throw refuseKey('is closed with a passphrase: give it in ONEMAP_BACKUP_PASSPHRASE')
    }
    return hashRaw(given.text.normalize('NFC'), {
      salt: saltBytes,
      memoryCost: key.memoryKiB,
      timeCost: key.passes,
      parallelism: key.lanes,
      outputLen: KEY_BYTES,
    })
  }
  if (given.kind !== 'key-file') {
    throw refuseKey(`is closed with a key file (fingerprint ${key.fingerprint}): give --key-file`)
  }
  const bytes = readKey(given.path)
  if (fingerprintOf(bytes) !== key.fingerprint) {
    throw refuseKey(
      `wants the key file ${key.fingerprint}; ${given.path} is ${fingerprintOf(bytes)}`,
    )
  }
  return Buffer.from(hkdfSync('sha256', bytes, saltBytes, 'onemap backup', KEY_BYTES))
}

/** Says which one it is and nothing about what is in it. */
export const fingerprintOf = (bytes: Uint8Array): string =>
  createHash('sha256').update('onemap fingerprint\0').update(bytes).digest('hex').slice(0, 16)

function readKey(path: string): Buffer {
  const bytes = readFile(path)
  if (bytes.length >= KEY_BYTES && bytes.length <= LARGEST_KEY_FILE) return bytes
  throw new Refusal(
    422,
    'backup-key-file',
    `The key file ${path} has ${bytes.length} bytes; it must have at least ${KEY_BYTES}, drawn at random: openssl rand -base64 48 > ${path}`,
  )
}

function readFile(path: string): Buffer {
  try {
    return readFileSync(path)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    throw new Refusal(404, 'backup-key-file', `The key file ${path} cannot be read (${code}).`)
  }
}

const refuseKey = (what: string) => new Refusal(422, 'backup-key', `The backup ${what}.`)
