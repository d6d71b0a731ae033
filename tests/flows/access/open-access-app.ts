import { createHash, randomBytes } from 'node:crypto'
import type { Hono } from 'hono'
import type pg from 'pg'
import { pino } from 'pino'
import { createApp } from '../../../server/app.ts'
import { openServices } from '../../../server/open-services.ts'
import { publishAll } from '../../../server/publish/publish-all.ts'
import type { AppEnv } from '../../../server/security/app-env.ts'
import type { Services } from '../../../server/services.ts'
import type { Settings } from '../../../server/settings.ts'
import type { Database } from '../../../server/storage/database.ts'
import { ASKERS, type Asker, grantsInDatabase } from './holders.ts'
import type { Given } from './oracle.ts'

export interface AccessApp {
  app: Hono<AppEnv>
  services: Services
  db: Database
  /** Asks as somebody; `fresh` in a session of its own, which may be ended. */
  ask(asker: Asker, path: string, init?: RequestInit, fresh?: boolean): Promise<Response>
  /** Gives the account of this asker those grants instead of its own. */
  regrant(asker: Asker): Promise<void>
  /** What the server has written into its log so far. */
  log: string[]
  close(): Promise<void>
}

export interface Where {
  db: Database
  connection: pg.ClientConfig
  dataDir: string
  /** Built page; without: none. */
  webDir?: string
}

/** The whole application on a seeded database. Runs outside of the test runner as well. */
export async function openAccessApp({ db, connection, ...folders }: Where): Promise<AccessApp> {
  const log: string[] = []
  const sink = { write: (line: string) => void log.push(line) }
  const { services, close } = await openServices({
    settings: settingsFor(folders),
    log: pino({ level: 'debug' }, sink),
    db,
    connection,
  })
  const app = createApp(services)
  const tokens = new Map<string, string>()
  for (const asker of ASKERS) {
    if (asker.session) tokens.set(asker.id, await newSession(db, asker.id))
  }
  await db.execute(`delete from session where user_id = 'p:ended'`)
  return {
    app,
    services,
    db,
    log,
    ask: async (asker, path, init = {}, fresh = false) => {
      const headers = new Headers(init.headers)
      const token =
        fresh && asker.session === 'living' ? await newSession(db, asker.id) : tokens.get(asker.id)
      if (token) headers.set('Cookie', `onemap_session=${token}`)
      return app.request(path, { ...init, headers })
    },
    regrant: async (asker) => {
      await db.execute('delete from role_assignment where user_id = $1', [asker.id])
      for (const given of asker.grants) await insertGrant(db, asker.id, given, [null, null])
      await until(async () => {
        const signedIn = await services.access.bySession(tokens.get(asker.id)!)
        return signedIn?.scope.grants.length === new Set(asker.grants).size
      })
    },
    close,
  }
}

/** Notifications travel on a connection of their own. */
async function until(isSo: () => Promise<boolean>): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 50))
  for (let i = 0; i < 100 && !(await isSo()); i++) {
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

/** Accounts as the oracle has them. */
export async function insertAskers(db: Database): Promise<void> {
  for (const asker of ASKERS) {
    await db.execute(
      `insert into user_account (id, username, display_name, password_hash, disabled, must_change_password)
       values ($1, $2, $3, '', $4, $5)`,
      [
        asker.id,
        asker.id.slice(2),
        asker.id,
        asker.session === 'disabled',
        asker.mustChange !== undefined,
      ],
    )
    for (const given of grantsInDatabase(asker))
      await insertGrant(db, asker.id, given, [null, null])
    // What is to come must not have come while mutants are judged, for hours.
    for (const [i, given] of (asker.lapsed ?? []).entries()) {
      await insertGrant(db, asker.id, given, i % 2 ? ['30 days', null] : ['-2 hours', '-1 hour'])
    }
  }
}

/** Publishes everything and reads it anew. */
export async function publishWorld({ services }: Pick<AccessApp, 'services'>): Promise<void> {
  await publishAll(services, 'everything')
  await services.packs.catalogue.refresh()
}

async function insertGrant(
  db: Database,
  id: string,
  { role, areas, layers, grade }: Given,
  [from, to]: readonly [string | null, string | null],
): Promise<void> {
  await db.execute(
    `insert into role_assignment (user_id, role, areas, layers, max_sensitivity, valid_from, valid_to)
     values ($1, $2, $3, $4, $5, now() + coalesce($6::interval, '0'), now() + $7::interval)`,
    [id, role, areas, layers === 'all' ? null : layers, grade, from, to],
  )
}

/** As the sign-in makes one, without the cost of a password. */
async function newSession(db: Database, userId: string): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  await db.execute(
    `insert into session (token_hash, user_id, expires_at) values ($1, $2, now() + interval '1 hour')`,
    [createHash('sha256').update(token).digest('base64url'), userId],
  )
  return token
}

function settingsFor({ dataDir, webDir }: Pick<Where, 'dataDir' | 'webDir'>): Settings {
  return {
    host: '127.0.0.1',
    port: 0,
    dataDir,
    mode: 'demo',
    keyFile: `${dataDir}/test.key`,
    auditHeads: `${dataDir}/audit-heads.jsonl`,
    version: '0.0.0-test',
    baseMaps: [],
    webDir: webDir ?? `${dataDir}/web`,
  }
}
