import * as v from 'valibot'
import { Refusal } from '../../data/contracts/index.ts'
import type { Services } from '../services.ts'
import type { Session } from './app-env.ts'
import { audit } from './audit.ts'
import { checkPassword } from './password-rules.ts'
import { hashPassword, verifyPassword } from './passwords.ts'

export const passwordChange = v.strictObject({
  current: v.pipe(v.string(), v.minLength(1), v.maxLength(256)),
  password: v.string(),
})

type Needs = Pick<Services, 'db' | 'signInLimits'>

/** One's own password, known to nobody else from then on. All other sessions of the account end. */
export async function changePassword(
  { db, signInLimits }: Needs,
  { id, userId, username }: Session,
  { current, password }: v.InferOutput<typeof passwordChange>,
  address: string,
): Promise<void> {
  checkPassword(password, username)
  await requirePassword({ db, signInLimits }, { userId, username }, current, address)
  if (current === password) {
    const sentence = 'The new password must be another one.'
    throw new Refusal(422, 'same-password', sentence, { field: 'password' })
  }
  const hash = await hashPassword(password)
  await db.transaction(async (client) => {
    await client.execute(
      `update user_account set password_hash = $2, must_change_password = false, password_expires_at = null
       where id = $1`,
      [userId, hash],
    )
    await client.execute('delete from session where user_id = $1 and id <> $2', [userId, id])
    await audit(client, { userId, action: 'user.password', target: userId })
  })
}

/** Whoever sits at an open session proves to be its owner; wrong ones count like those of a sign-in. */
export async function requirePassword(
  { db, signInLimits }: Needs,
  { userId, username }: Pick<Session, 'userId' | 'username'>,
  password: string,
  address: string,
): Promise<void> {
  await signInLimits.attempt({ username, address })
  const account = await db.first<{ hash: string }>(
    'select password_hash as hash from user_account where id = $1',
    [userId],
  )
  if (!(await verifyPassword(account?.hash, password))) {
    throw new Refusal(422, 'wrong-password', 'The present password is wrong.', { field: 'current' })
  }
  await signInLimits.succeeded({ username, address })
}
