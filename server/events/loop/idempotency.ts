import { createHash } from 'node:crypto'
import type { Context } from 'hono'
import { Refusal } from '../../../data/contracts/index.ts'

const KEY = /^[\x21-\x7e]{1,200}$/

/** The sender's `Idempotency-Key`, as a UUID of its own for each account: nobody meets another's by chance or on purpose. */
export function clientIdOf(c: Context, userId: string): string | undefined {
  const key = c.req.header('Idempotency-Key')
  if (key === undefined) return undefined
  if (!KEY.test(key)) {
    throw new Refusal(
      400,
      'bad-idempotency-key',
      'Idempotency-Key must be 1–200 visible characters.',
    )
  }
  return clientIdFrom(userId, key)
}

export function clientIdFrom(userId: string, key: string): string {
  const hex = createHash('sha256').update(`${userId}\0${key}`).digest('hex')
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    // A UUID of version 8 (RFC 9562): made by rules of one's own.
    `8${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-')
}
