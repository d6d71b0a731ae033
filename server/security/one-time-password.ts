import { randomInt } from 'node:crypto'
import { hash } from '@node-rs/argon2'
import type { OneTimePassword } from '../../data/contracts/index.ts'
import type { Queryable } from '../storage/database.ts'

/** Without characters that are mixed up on paper and on the telephone. */
const ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789'
const LENGTH = 16
const VALID_DAYS = 14

/**
 * A password to be handed over: 79 random bits, good for one sign-in at which another must be chosen. Nobody guesses those,
 * so the hash may be cheap: a thousand accounts at once take seconds, not minutes.
 */
export async function giveOneTimePassword(
  client: Queryable,
  account: { id: string; username: string; displayName: string },
): Promise<OneTimePassword> {
  const letters = Array.from({ length: LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)])
  const password = letters.join('').replaceAll(/(.{4})(?=.)/g, '$1-')
  const expiresAt = new Date(Date.now() + VALID_DAYS * 86_400_000)
  await client.execute(
    `update user_account
     set password_hash = $2, must_change_password = true, password_expires_at = $3 where id = $1`,
    [
      account.id,
      await hash(password, { memoryCost: 1024, timeCost: 1, parallelism: 1 }),
      expiresAt,
    ],
  )
  return { ...account, password, expiresAt: expiresAt.toISOString() }
}
