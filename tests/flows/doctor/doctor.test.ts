import { chmodSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { doctorCommand, examine } from '../../../server/doctor/command.ts'
import type { Settings } from '../../../server/settings.ts'
import { createTestApp, type TestApp } from '../../builders/test-app.ts'
import { insertTinyWorld } from '../../builders/tiny-world.ts'

let app: TestApp
let outside = ''
beforeAll(async () => {
  app = await createTestApp({ seed: insertTinyWorld })
  outside = join(app.services.settings.dataDir, '..', `onemap-doctor-${process.pid}.key`)
  writeFileSync(outside, 'x', { mode: 0o600 })
})
afterAll(() => app.close())

async function codesWith(settings: Partial<Settings> = {}): Promise<string[]> {
  const { db, services } = app
  const findings = await examine({ db, settings: { ...services.settings, ...settings } })
  for (const { sentence, advice } of findings) {
    expect(sentence).toMatch(/^\S.*\.$/s)
    expect(advice.length).toBeGreaterThan(8)
  }
  return findings.map(({ grade, code }) => `${grade} ${code}`)
}

describe('keys', () => {
  test('in the data folder are critical', async () => {
    expect(await codesWith()).toContain('critical key-file-in-data')
    expect(await codesWith({ keyFile: outside })).not.toContain('critical key-file-in-data')
  })

  test('that are not there are critical', async () => {
    expect(await codesWith({ keyFile: `${outside}.gone` })).toContain('critical key-file-missing')
  })

  test('that others can read are critical', async () => {
    chmodSync(outside, 0o640)
    expect(await codesWith({ keyFile: outside })).toContain('critical key-readable')
    chmodSync(outside, 0o600)
    expect(await codesWith({ keyFile: outside })).not.toContain('critical key-readable')
  })

  test('of base maps in their address are told to everybody', async () => {
    const map = { id: 'a', name: { zh: '甲', en: 'A' }, kind: 'xyz' as const }
    const shown = { ...map, url: 'https://a.example/{z}/{x}/{y}?tk=0123456789abcdef' }
    expect(await codesWith({ baseMaps: [shown] })).toContain('important base-map-key-shown')
    const hidden = { ...map, url: 'https://a.example/{z}/{x}/{y}?tk={key}' }
    expect(await codesWith({ baseMaps: [hidden] })).not.toContain('important base-map-key-shown')
  })
})

describe('exposure', () => {
  test.each<[string, Partial<Settings>, string]>([
    ['a demo', {}, 'recommended demo'],
    ['a demo for everybody', { host: '0.0.0.0' }, 'critical demo-exposed'],
    ['plain HTTP', { mode: 'production', host: '10.0.0.5' }, 'important no-tls'],
    ['no rate limits', { rateLimits: false }, 'important no-rate-limits'],
    [
      'a database elsewhere, unencrypted',
      { databaseUrl: 'postgres://u:p@db.example/onemap' },
      'important database-plain',
    ],
  ])('%s', async (_what, settings, code) => {
    expect(await codesWith(settings)).toContain(code)
  })

  test('behind a proxy on this machine nothing is exposed', async () => {
    const settings = { mode: 'production', rateLimits: true } as const
    const codes = (await codesWith(settings)).join()
    expect(codes).not.toMatch(/no-tls|demo-exposed|no-rate-limits|database-plain/)
  })
})

describe('people and habits of an installation in production', () => {
  const codes = () => codesWith({ mode: 'production', keyFile: outside })

  test('nobody administers, no backup was made, the demo is left over', async () => {
    const found = await codes()
    expect(found).toContain('important no-administrator')
    expect(found).toContain('important no-backup')
    expect(found).toContain('important demo-accounts')
  })

  test('accounts that nobody uses and grants that end', async () => {
    await app.db.execute(
      `insert into user_account (id, username, display_name, password_hash, created_at)
       values ('old', 'old', 'Old', 'x', now() - interval '200 days')`,
    )
    await app.db.execute(
      `insert into role_assignment (user_id, role, areas, max_sensitivity, valid_from, valid_to)
       values ('old', 'analyst', '{330199}', 2, now() - interval '9 days', now() + interval '3 days')`,
    )
    const found = await codes()
    expect(found).toContain('recommended unused-accounts')
    expect(found).toContain('recommended grants-ending')
    expect(found).not.toContain('recommended grants-ended')
    await app.db.execute(`update role_assignment set valid_to = now() where user_id = 'old'`)
    expect(await codes()).toContain('recommended grants-ended')
  })

  test('a log that was found damaged is critical', async () => {
    await app.db.execute(
      `insert into audit_check (asked_by, verdict) values ('x', '{"whole": false, "sentence": "Entry 7 was changed."}')`,
    )
    expect(await codes()).toContain('critical audit-damaged')
    await app.db.execute('delete from audit_check')
  })
})

test('packs without a file and files without a pack', async () => {
  const { dataDir } = app.services.settings
  mkdirSync(join(dataDir, 'packs/ROAD/330199001'), { recursive: true })
  writeFileSync(join(dataDir, 'packs/ROAD/330199001/77.fgb'), '')
  expect(await codesWith()).toContain('recommended packs-orphaned')
})

describe('the command', () => {
  const run = async (options: Record<string, boolean>) => {
    const lines: string[] = []
    const context = {
      positionals: [],
      options,
      services: async () => app.services,
      progress: { update: () => undefined, finish: () => undefined },
      print: (line: string) => lines.push(line),
    }
    const failure = await doctorCommand.run(context).catch((error: Error) => error.message)
    return { text: lines.join('\n'), failure }
  }

  test('prints the gravest first, with what to do, and fails when something is critical', async () => {
    const { text, failure } = await run({})
    expect(text).toMatch(/^critical {5}/)
    expect(text).toMatch(/The key file .* Move it out and set ONEMAP_KEY_FILE\./)
    expect(failure).toMatch(/critical finding/)
  })

  test('prints JSON for programs', async () => {
    const findings: { code: string }[] = JSON.parse((await run({ json: true })).text)
    expect(findings.find(({ code }) => code === 'key-file-in-data')).toEqual({
      grade: 'critical',
      code: 'key-file-in-data',
      sentence: expect.stringContaining('lies in the data folder'),
      advice: expect.stringContaining('ONEMAP_KEY_FILE'),
    })
  })
})
