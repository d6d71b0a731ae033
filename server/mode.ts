import { Refusal } from '../data/contracts/index.ts'
import { isLoopback } from './security/loopback.ts'
import type { GivenSettings, Mode } from './settings.ts'
import type { Database } from './storage/database.ts'

/**
 * What ONEMAP_MODE says; else what this database was begun as. A new embedded database is a demo, a server that somebody
 * has given us is production.
 */
export async function decideMode(db: Database, given: GivenSettings): Promise<Mode> {
  if (given.mode) return given.mode
  const fallback: Mode = given.databaseUrl ? 'production' : 'demo'
  await db.execute(
    `insert into setting (key, value) values ('mode', to_jsonb($1::text)) on conflict (key) do nothing`,
    [fallback],
  )
  const row = await db.first<{ mode: Mode }>(
    `select value #>> '{}' as mode from setting where key = 'mode'`,
  )
  return row?.mode ?? fallback
}

/** The demo's passwords are published: it must not be reachable from other machines. */
export function refuseOpenDemo(mode: Mode | undefined, host: string): void {
  if (mode !== 'demo' || isLoopback(host)) return
  throw new Refusal(
    500,
    'open-demo',
    `Demo mode has published passwords and is not opened on ${host}: use ONEMAP_HOST=127.0.0.1, or ONEMAP_MODE=production.`,
  )
}
