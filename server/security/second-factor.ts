import { createHash, randomBytes } from 'node:crypto'
import { Refusal } from '../../data/contracts/index.ts'
import type { Services } from '../services.ts'
import type { Queryable } from '../storage/database.ts'
import type { Keys } from './keys/index.ts'
import { matchTotp, newTotpSecret, toBase32 } from './totp.ts'

/** The second factors of accounts: a TOTP secret, sealed, and codes for the day the telephone is lost. */
const RECOVERY_CODES = 10
const RECOVERY_BYTES = 10

interface SecretRow {
  user_id: string
  key_version: number
  secret: Buffer
}

/** A secret that is not in use before a first code proves that the app has it. Takes the place of an earlier offer. */
export async function offerSecondFactor(
  client: Queryable,
  keys: Keys,
  userId: string,
): Promise<string> {
  const secret = newTotpSecret()
  const version = keys.current
  await client.execute(
    `insert into second_factor (user_id, key_version, secret) values ($1, $2, $3)
     on conflict (user_id) do update set key_version = $2, secret = $3, last_step = 0
     where second_factor.confirmed_at is null`,
    [userId, version, keys.seal(version, contextOf(userId), secret)],
  )
  return secret
}

/** False when the code is not one of the offered secret. */
export async function confirmSecondFactor(
  client: Queryable,
  keys: Keys,
  userId: string,
  code: string,
): Promise<boolean> {
  const step = await stepOf(client, keys, userId, code, 'offered')
  if (step === undefined) return false
  const changed = await client.execute(
    'update second_factor set confirmed_at = now(), last_step = $2 where user_id = $1 and confirmed_at is null',
    [userId, step],
  )
  return changed === 1
}

/** Takes a code of the app or for recovery; each once. */
export async function isSecondFactor(
  { db, keys }: Pick<Services, 'db' | 'keys'>,
  userId: string,
  given: string,
): Promise<boolean> {
  const code = given.replaceAll(/[\s-]/g, '').toUpperCase()
  const isForRecovery = /^[A-Z2-7]{16}$/.test(code)
  if (isForRecovery) {
    const used = await db.execute(
      'update recovery_code set used_at = now() where user_id = $1 and code_hash = $2 and used_at is null',
      [userId, hashCode(userId, code)],
    )
    return used === 1
  }
  if (keys.isLocked) throw secondFactorLocked()
  const step = await stepOf(db, keys, userId, code, 'inUse')
  if (step === undefined) return false
  // Of two that bring the same code at once, one is late.
  const taken = await db.execute(
    'update second_factor set last_step = $2 where user_id = $1 and last_step < $2',
    [userId, step],
  )
  return taken === 1
}

/** New ones in place of all before; the only time that they are readable. */
export async function giveRecoveryCodes(client: Queryable, userId: string): Promise<string[]> {
  const codes = Array.from({ length: RECOVERY_CODES }, () => toBase32(randomBytes(RECOVERY_BYTES)))
  await client.execute('delete from recovery_code where user_id = $1', [userId])
  await client.execute(
    'insert into recovery_code (user_id, code_hash) select $1, unnest($2::bytea[])',
    [userId, codes.map((code) => hashCode(userId, code))],
  )
  return codes.map((code) => code.replaceAll(/(.{4})(?=.)/g, '$1-'))
}

/** Answers whether there was one. */
export async function removeSecondFactor(client: Queryable, userId: string): Promise<boolean> {
  const removed = await client.execute(
    'delete from second_factor where user_id = $1 and confirmed_at is not null',
    [userId],
  )
  return removed === 1
}

export async function secondFactorOf(
  client: Queryable,
  userId: string,
): Promise<{ since: Date; recoveryCodes: number } | undefined> {
  return client.first<{ since: Date; recoveryCodes: number }>(
    `select confirmed_at as since, (
       select count(*)::int from recovery_code as code where code.user_id = factor.user_id and used_at is null
     ) as "recoveryCodes"
     from second_factor as factor where user_id = $1 and confirmed_at is not null`,
    [userId],
  )
}

/** A `Resealer` for this table. */
export async function resealSecondFactors(
  client: Queryable,
  keys: Keys,
  limit: number,
): Promise<number> {
  const rows = await client.query<SecretRow>(
    `select user_id, key_version, secret from second_factor where key_version < $1
     limit $2 for update skip locked`,
    [keys.current, limit],
  )
  await keys.ensure(rows.map((row) => row.key_version))
  for (const row of rows) {
    const version = keys.current
    const sealed = keys.seal(version, contextOf(row.user_id), openSecret(keys, row))
    await client.execute(
      'update second_factor set key_version = $2, secret = $3 where user_id = $1',
      [row.user_id, version, sealed],
    )
  }
  return rows.length
}

export async function countOldSecondFactors(client: Queryable, version: number): Promise<number> {
  const row = await client.first<{ count: number }>(
    'select count(*)::int as count from second_factor where key_version < $1',
    [version],
  )
  return row?.count ?? 0
}

/** Of one that is in use nothing is confirmed again: the update looks. */
const WHICH = { offered: '', inUse: 'and confirmed_at is not null' }

async function stepOf(
  client: Queryable,
  keys: Keys,
  userId: string,
  code: string,
  which: keyof typeof WHICH,
): Promise<number | undefined> {
  const row = await client.first<SecretRow>(
    `select user_id, key_version, secret from second_factor where user_id = $1 ${WHICH[which]}`,
    [userId],
  )
  if (row === undefined) return undefined
  await keys.ensure([row.key_version])
  return matchTotp(openSecret(keys, row), code)
}

const secondFactorLocked = () =>
  new Refusal(
    503,
    'second-factor-locked',
    'Codes of the app cannot be checked: this system was restored without its key file. Use a recovery code.',
  )

const openSecret = (keys: Keys, row: SecretRow) =>
  keys.open(row.key_version, contextOf(row.user_id), row.secret)

/** Bound to its row: another account's secret does not open here. */
const contextOf = (userId: string) => `second_factor|secret|${userId}`

/** 80 random bits need no slow hash. */
const hashCode = (userId: string, code: string) =>
  createHash('sha256').update(`${userId}\0${code}`).digest()
