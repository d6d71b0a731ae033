import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto'

/** AES-256-GCM (NIST SP 800-38D): nonce of 96 bits, drawn for each value; tag of 128 bits. */
export const KEY_BYTES = 32
const NONCE_BYTES = 12
const TAG_BYTES = 16
/** Of an index value: equality alone, and too long to meet another by chance. */
const INDEX_BYTES = 16

/** nonce ‖ ciphertext ‖ tag. `context` says where the value stands: elsewhere it does not open. */
export function seal(key: Buffer, context: string, plain: Buffer): Buffer {
  const nonce = takeNonce()
  const cipher = createCipheriv('aes-256-gcm', key, nonce)
  cipher.setAAD(Buffer.from(context))
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()])
}

/** Throws when key, context or bytes are not those that it was sealed with. */
export function open(key: Buffer, context: string, sealed: Buffer): Buffer {
  if (sealed.length < NONCE_BYTES + TAG_BYTES) throw new Error('A sealed value is too short')
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, NONCE_BYTES), {
    authTagLength: TAG_BYTES,
  })
  decipher.setAAD(Buffer.from(context))
  decipher.setAuthTag(sealed.subarray(sealed.length - TAG_BYTES))
  const body = sealed.subarray(NONCE_BYTES, sealed.length - TAG_BYTES)
  return Buffer.concat([decipher.update(body), decipher.final()])
}

/** HMAC-SHA-256, cut to 16 bytes: the same value has the same index, and nothing leads back without the key. */
export function indexOf(key: Buffer, context: string, value: string): Buffer {
  return createHmac('sha256', key).update(`${context}\0${value}`).digest().subarray(0, INDEX_BYTES)
}

const POOL_BYTES = NONCE_BYTES * 1024
let pool = Buffer.alloc(0)

/** Asking the system for twelve bytes at a time costs more than the cipher. */
function takeNonce(): Buffer {
  if (pool.length < NONCE_BYTES) pool = randomBytes(POOL_BYTES)
  const nonce = pool.subarray(0, NONCE_BYTES)
  pool = pool.subarray(NONCE_BYTES)
  return nonce
}
