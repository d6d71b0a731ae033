import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { createApp } from '../../server/app.ts'
import { openServices } from '../../server/open-services.ts'
import { DEMO_PASSWORD, ensureDemoAccounts } from '../../server/security/demo-accounts.ts'
import type { Services } from '../../server/services.ts'
import type { Settings } from '../../server/settings.ts'
import type { Database } from '../../server/storage/database.ts'
import { createTestDatabase } from './test-database.ts'

export type DemoUser =
  | 'commander'
  | 'deputy'
  | 'planner'
  | 'reviewer'
  | 'analyst'
  | 'steward'
  | 'worker'
  | 'handler'
  | 'dispatcher'
  | 'auditor'
  | 'admin'
  | 'security'

export interface Requester {
  request(url: string, init?: RequestInit): Promise<Response>
}

export interface TestApp extends Requester {
  services: Services
  db: Database
  /** Signs in once and sends the cookie with each request. */
  as(user: DemoUser): Requester
  close(): Promise<void>
}

export interface TestAppOptions {
  /** Fills the database before the demo accounts are made (their areas come from its grids). */
  seed?: (db: Database) => Promise<void>
  settings?: Partial<Settings>
  /** What the application is given in place of its database. */
  wrap?: (db: Database) => Database
}

/** The whole application on a fresh database and an empty data folder, without a port. Close it in `afterAll`. */
export async function createTestApp(options: TestAppOptions = {}): Promise<TestApp> {
  const { db, connection, drop } = await createTestDatabase()
  await options.seed?.(db)
  await ensureDemoAccounts(db)
  const dataDir = mkdtempSync(join(tmpdir(), 'onemap-test-app-'))
  const settings = { ...testSettings(dataDir), ...options.settings }
  const log = pino({ level: process.env.ONEMAP_TEST_LOG ?? 'silent' })
  const { services, close } = await openServices({
    settings,
    log,
    db: options.wrap?.(db) ?? db,
    connection,
  })
  const app = createApp(services)
  const request = async (url: string, init?: RequestInit) => app.request(url, init)
  return {
    services,
    db,
    request,
    as: (user) => signedIn(request, user),
    close: async () => {
      await close()
      await drop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

function testSettings(dataDir: string): Settings {
  return {
    host: '127.0.0.1',
    port: 0,
    dataDir,
    mode: 'demo',
    keyFile: join(dataDir, 'test.key'),
    auditHeads: join(dataDir, 'audit-heads.jsonl'),
    version: '0.0.0-test',
    rateLimits: false,
    baseMaps: [],
    webDir: join(dataDir, 'web'),
  }
}

function signedIn(request: Requester['request'], user: DemoUser): Requester {
  let cookie: Promise<string> | undefined
  return {
    request: async (url, init) => {
      cookie ??= signIn(request, user, DEMO_PASSWORD)
      const headers = new Headers(init?.headers)
      headers.set('Cookie', await cookie)
      return request(url, { ...init, headers })
    },
  }
}

/** The session cookie, as `name=value`. */
export async function signIn(
  request: Requester['request'],
  username: string,
  password: string,
): Promise<string> {
  const answer = await request('/api/sessions', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ username, password }),
  })
  if (answer.status !== 201) throw new Error(`Signing in ${username}: ${await answer.text()}`)
  return answer.headers.get('Set-Cookie')?.split(';')[0] ?? ''
}
