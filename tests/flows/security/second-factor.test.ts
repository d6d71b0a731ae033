import { expect, test } from 'vitest'
import {
  confirmSecondFactor,
  giveRecoveryCodes,
  isSecondFactor,
  offerSecondFactor,
  removeSecondFactor,
  secondFactorOf,
} from '../../../server/security/second-factor.ts'
import {
  readPolicy,
  wantsSecondFactor,
  writePolicy,
} from '../../../server/security/sign-in-policy.ts'
import { fromBase32, stepAt, totpCode } from '../../../server/security/totp.ts'
import { useTinyApp } from '../../builders/tiny-app.ts'

const { app } = useTinyApp()
const codeOf = (secret: string) => totpCode(fromBase32(secret), stepAt(Date.now()))
const forget = () => app().db.execute('update second_factor set last_step = 0')

/** Offered and confirmed. */
async function enrol(userId: string): Promise<string> {
  const { db, services } = app()
  const secret = await offerSecondFactor(db, services.keys, userId)
  expect(await confirmSecondFactor(db, services.keys, userId, codeOf(secret))).toBe(true)
  await forget()
  return secret
}

test('what is only offered is none: it proves nothing and is nothing to take away', async () => {
  const { db, services } = app()
  const userId = 'demo:planner'
  const secret = await offerSecondFactor(db, services.keys, userId)
  expect(await secondFactorOf(db, userId)).toBeUndefined()
  expect(await isSecondFactor(services, userId, codeOf(secret))).toBe(false)
  expect(await removeSecondFactor(db, userId)).toBe(false)
})

test('what is in use is not replaced by an offer, nor confirmed anew', async () => {
  const { db, services } = app()
  const userId = 'demo:analyst'
  const secret = await enrol(userId)
  const other = await offerSecondFactor(db, services.keys, userId)
  expect(await isSecondFactor(services, userId, codeOf(other))).toBe(false)
  await forget()
  expect(await confirmSecondFactor(db, services.keys, userId, codeOf(secret))).toBe(false)
  expect(await isSecondFactor(services, userId, codeOf(secret))).toBe(true)
})

test('of two that confirm it at once one is late', async () => {
  const { db, services } = app()
  const userId = 'demo:handler'
  const code = codeOf(await offerSecondFactor(db, services.keys, userId))
  const confirm = (client: Parameters<typeof confirmSecondFactor>[0]) =>
    confirmSecondFactor(client, services.keys, userId, code)
  const isWaiting = async () =>
    (
      await db.query(
        `select from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`,
      )
    ).length
  const second = await db.transaction(async (first) => {
    expect(await confirm(first)).toBe(true)
    const late = db.transaction(confirm)
    await expect.poll(isWaiting).toBe(1)
    return { late }
  })
  expect(await second.late).toBe(false)
})

test('codes for recovery are counted while they are left, and open once', async () => {
  const { db, services } = app()
  const userId = 'demo:commander'
  await enrol(userId)
  const [code] = await giveRecoveryCodes(db, userId)
  expect(await isSecondFactor(services, userId, code!)).toBe(true)
  expect(await secondFactorOf(db, userId)).toMatchObject({ recoveryCodes: 9 })
  expect(await isSecondFactor(services, userId, code!)).toBe(false)
})

test('without the key file codes of the app are not checked, and that is said', async () => {
  const { services } = app()
  const secret = await enrol('demo:steward')
  const locked = { ...services, keys: Object.create(services.keys, { isLocked: { value: true } }) }
  await expect(isSecondFactor(locked, 'demo:steward', codeOf(secret))).rejects.toMatchObject({
    code: 'second-factor-locked',
  })
})

test.each([
  ['will be held from tomorrow', `now() + interval '1 day'`, 'null', false],
  ['was held until yesterday', `now() - interval '2 days'`, `now() - interval '1 day'`, false],
  ['is held', `now() - interval '1 day'`, `now() + interval '1 day'`, true],
])('it is wanted by a role that %s: %s to %s', async (_, from, to, isWanted) => {
  const { db } = app()
  await db.transaction(async (client) => {
    await client.execute(
      `insert into role_assignment (user_id, role, areas, max_sensitivity, valid_from, valid_to)
       values ('demo:dispatcher', 'auditor', '{}', 2, ${from}, ${to})`,
    )
    await writePolicy(client, { ...(await readPolicy(client)), secondFactorRoles: ['auditor'] })
    expect(await wantsSecondFactor(client, 'demo:dispatcher')).toBe(isWanted)
    await client.execute(
      `delete from role_assignment where role = 'auditor' and user_id = 'demo:dispatcher'`,
    )
    await client.execute(`delete from setting where key = 'sign-in.policy'`)
  })
})
