import { Refusal } from '../../data/contracts/index.ts'
import type { Services } from '../services.ts'
import { type Credentials, findCredentials } from './accounts.ts'
import { audit } from './audit.ts'
import { isDemoAccount } from './demo-accounts.ts'
import { createGate } from './gate.ts'
import { hashPassword, isOutdated, verifyPassword } from './passwords.ts'
import { isSecondFactor } from './second-factor.ts'

type Needs = Pick<Services, 'db' | 'settings' | 'signInLimits' | 'keys'>

export interface GivenCredentials {
  username: string
  password: string
  /** Of the second factor, or one for recovery. */
  code?: string | undefined
  address: string
}

/**
 * The account whose name and password these are, and the code where it has a second factor. All else is refused with the
 * same words after the same time, counted and written down. Asked without a code that is needed: 401 `second-factor`; 503
 * when too many wait already.
 */
export function checkCredentials(services: Needs, given: GivenCredentials): Promise<Credentials> {
  return gate(() => check(services, given))
}

/**
 * All attempts count in the same rows and wait for each other there, each on a connection of the database: two hundred
 * at once held all of them, and whoever only asked for a tile waited too. So many may; the others wait here, for some
 * seconds at most, or are told to come back.
 */
const gate = createGate({ atOnce: 3, waiting: 128 })

async function check(services: Needs, given: GivenCredentials): Promise<Credentials> {
  const { db, settings, signInLimits } = services
  const { locks } = await signInLimits.attempt(given)
  const account = await findCredentials(db, given.username)
  const known = account && admits(settings.mode, account.id) ? account : undefined
  if (!(await verifyPassword(known?.passwordHash, given.password)) || !known) {
    await noteRefusal(services, account?.id ?? 'unknown', locks)
    throw new Refusal(401, 'wrong-credentials', 'The user name or the password is wrong.')
  }
  if (known.hasSecondFactor) await checkCode(services, known, given, locks)
  await signInLimits.succeeded(given)
  await renewHash(services, known, given.password)
  return known
}

/** Demo accounts share a published password: outside of demo mode they are dead. */
export function admits(mode: 'demo' | 'production', userId: string): boolean {
  return mode === 'demo' || !isDemoAccount(userId)
}

async function checkCode(
  services: Needs,
  { id }: Credentials,
  given: GivenCredentials,
  locks: boolean,
): Promise<void> {
  if (given.code === undefined) {
    throw new Refusal(401, 'second-factor', 'Now the code of the second factor is needed.')
  }
  if (await isSecondFactor(services, id, given.code)) return
  await noteRefusal(services, id, locks)
  throw new Refusal(401, 'wrong-code', 'The code is wrong, too old or has been used.')
}

/** Never what was typed: people type passwords into the wrong field. */
async function noteRefusal({ db }: Needs, target: string, locks: boolean): Promise<void> {
  await audit(db, { userId: '', action: 'session.refuse', target })
  if (locks) await audit(db, { userId: '', action: 'session.lock', target })
}

/** Not of a password that was handed over: it is gone after this sign-in. */
async function renewHash({ db }: Needs, account: Credentials, password: string): Promise<void> {
  if (account.mustChangePassword || !isOutdated(account.passwordHash)) return
  await db.execute(
    'update user_account set password_hash = $2 where id = $1 and password_hash = $3',
    [account.id, await hashPassword(password), account.passwordHash],
  )
}
