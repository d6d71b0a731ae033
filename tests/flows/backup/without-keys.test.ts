import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import type { RoomResidents } from '../../../data/contracts/index.ts'
import { createApp } from '../../../server/app.ts'
import type { Manifest } from '../../../server/backup/backup-format.ts'
import { examine } from '../../../server/doctor/command.ts'
import { openServices } from '../../../server/open-services.ts'
import { DEMO_PASSWORD } from '../../../server/security/demo-accounts.ts'
import { replaceLostKeys } from '../../../server/security/keys/replace-lost-keys.ts'
import { giveRecoveryCodes, offerSecondFactor } from '../../../server/security/second-factor.ts'
import { SECRET_COLUMNS, sealPerson } from '../../../server/security/secrets/person-secret.ts'
import { createTestApp, signIn, type TestApp } from '../../builders/test-app.ts'
import { insertTinyWorld, WORLD } from '../../builders/tiny-world.ts'
import { backUp, emptyTarget, restore, type Target } from './backup-world.ts'

const folder = mkdtempSync(join(tmpdir(), 'onemap-without-keys-'))
const backup = join(folder, 'backup')
let source: TestApp
let codes: string[]
let manifest: Manifest

beforeAll(async () => {
  source = await createTestApp({ seed: insertTinyWorld })
  const { db, keys } = source.services
  const person = { name: '李示文', idType: '居民身份证', idNumber: '990199198501011229' }
  const resident = { subdistrict: WORLD.qingyuan, resident: 2 }
  await db.copyFrom('person_secret', SECRET_COLUMNS, [sealPerson(keys, resident, person)])
  await offerSecondFactor(db, keys, 'demo:planner')
  await db.execute('update second_factor set confirmed_at = now()')
  codes = await giveRecoveryCodes(db, 'demo:planner')
  ;({ manifest } = await backUp(source.services, backup, { withPacks: false }))
})
afterAll(async () => {
  await source.close()
  rmSync(folder, { recursive: true, force: true })
})

let target: Target
let keyFile: string
let serial = 0
beforeEach(async () => {
  target = await emptyTarget(join(folder, `data-${++serial}`))
  keyFile = join(folder, `keys-${serial}`)
  const settings = { dataDir: target.dataDir, databaseUrl: target.databaseUrl, keyFile }
  await restore(backup, settings, { withoutKeys: true })
})
const closing: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
  await target.drop()
})

/** The program on what was restored. */
async function start() {
  const settings = { ...source.services.settings, dataDir: target.dataDir, keyFile }
  const { databaseUrl } = target
  const { services, close } = await openServices({
    settings,
    log: pino({ level: 'silent' }),
    db: target.db,
    connection: { connectionString: databaseUrl },
  })
  closing.push(close)
  const app = createApp(services)
  const request = async (path: string, init?: RequestInit) => app.request(path, init)
  const send = (method: string, path: string, body: unknown, cookie = '') =>
    request(path, {
      method,
      headers: { 'Content-Type': 'application/json', Cookie: cookie },
      body: JSON.stringify(body),
    })
  const family = async () => {
    const cookie = await signIn(request, 'worker', DEMO_PASSWORD)
    await send('PUT', '/api/sessions/current/purpose', { purpose: 'visit' }, cookie)
    const headers = { Cookie: cookie }
    const answer = await request(`/api/people?room=${WORLD.rooms.family}`, { headers })
    const { people } = (await answer.json()) as RoomResidents
    const search = await send(
      'POST',
      '/api/people/search',
      { idNumber: '990199198501011229' },
      cookie,
    )
    return { person: people.find(({ key }) => key.endsWith(':2'))!, search }
  }
  const come = (code: string) =>
    send('POST', '/api/sessions', { username: 'planner', password: DEMO_PASSWORD, code })
  return { services, family, come }
}
const codeOf = async (answer: Response) =>
  ((await answer.json()) as { error: { code: string } }).error.code

test('what was restored without its keys works, and says of what is encrypted that it cannot be read', async () => {
  const { services, family, come } = await start()
  expect(existsSync(keyFile)).toBe(false)
  const { person, search } = await family()
  expect(person.name).toEqual({ value: null, unreadable: true })
  expect(person.idNumber).toEqual({ value: null, unreadable: true })
  expect(person.phone).toEqual({ value: null })
  // Nobody found would be a lie.
  expect([search.status, await codeOf(search)]).toEqual([503, 'keys-locked'])
  // A second factor cannot be checked; the codes for the day the telephone is lost can.
  const byTelephone = await come('123456')
  expect([byTelephone.status, await codeOf(byTelephone)]).toEqual([503, 'second-factor-locked'])
  expect((await come(codes[0]!)).status).toBe(201)
  expect((await examine(services)).map(({ code }) => code)).toContain('keys-locked')
  // A backup of it wants the same key file as the one that it came from.
  const again = await backUp(services, join(folder, 'again'), { withPacks: false })
  expect(again.manifest.masterKey).toEqual(manifest.masterKey)
})

test('with the key file put back everything is there again', async () => {
  copyFileSync(source.services.settings.keyFile, keyFile)
  const { services, family } = await start()
  const { person, search } = await family()
  expect(person.name).toEqual({ value: '李示文' })
  expect(search.status).toBe(200)
  expect((await examine(services)).map(({ code }) => code)).not.toContain('keys-locked')
  await expect(replaceLostKeys(target.db, keyFile)).rejects.toThrow(/nothing is lost/)
  // Gone without a restore it is still a reason not to start.
  rmSync(keyFile)
  const settings = { ...source.services.settings, keyFile }
  const copying = backUp({ ...source.services, settings }, join(folder, 'keyless'))
  await expect(copying).rejects.toThrow(/no key file/)
  await expect(start()).rejects.toThrow(
    /there is no key file at .* "npm run onemap -- keys new --lost"/,
  )
})

test('keys that are lost for good are replaced when told to, and what only they could open is gone', async () => {
  expect(await replaceLostKeys(target.db, keyFile)).toEqual({ people: 1, secondFactors: 1 })
  const { services, family } = await start()
  const { person, search } = await family()
  expect(person.name).toEqual({ value: null })
  expect(search.status).toBe(200)
  const again = sealPerson(
    services.keys,
    { subdistrict: WORLD.qingyuan, resident: 2 },
    { name: '李新名' },
  )
  await target.db.copyFrom('person_secret', SECRET_COLUMNS, [again])
  expect((await family()).person.name).toEqual({ value: '李新名' })
})
