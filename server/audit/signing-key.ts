import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
} from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { Refusal } from '../../data/contracts/index.ts'

export interface SigningKey {
  privateKey: KeyObject
  publicKey: KeyObject
}

/** The key that signs heads and archives (Ed25519); made at the first call, readable by its owner alone. */
export function openSigningKey(path: string): SigningKey {
  try {
    const { privateKey } = generateKeyPairSync('ed25519')
    const pem = privateKey.export({ type: 'pkcs8', format: 'pem' })
    // Of two that start at once one makes it: `wx` fails when it is there.
    writeFileSync(path, pem, { mode: 0o600, flag: 'wx' })
    return { privateKey, publicKey: createPublicKey(privateKey) }
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw refuseFile(path, error)
    return readSigningKey(path)
  }
}

/** What belongs to a private key file, or stands in a public one. */
export function readPublicKey(path: string): KeyObject {
  try {
    return createPublicKey(readFileSync(path, 'utf8'))
  } catch (error) {
    throw refuseFile(path, error)
  }
}

export const publicPem = (key: KeyObject): string =>
  String(key.export({ type: 'spki', format: 'pem' }))

/** Tells keys apart; the first 16 digits of the SHA-256 of the public key. */
export function keyId(publicKey: KeyObject): string {
  const bytes = publicKey.export({ type: 'spki', format: 'der' })
  return createHash('sha256').update(bytes).digest('hex').slice(0, 16)
}

function readSigningKey(path: string): SigningKey {
  try {
    const privateKey = createPrivateKey(readFileSync(path, 'utf8'))
    return { privateKey, publicKey: createPublicKey(privateKey) }
  } catch (error) {
    throw refuseFile(path, error)
  }
}

const codeOf = (error: unknown) =>
  error instanceof Error && 'code' in error ? String(error.code) : 'unreadable'

function refuseFile(path: string, error: unknown): Refusal {
  return new Refusal(
    500,
    'audit-key',
    `The key of the audit log, ${path}, cannot be used (${codeOf(error)}).`,
  )
}
