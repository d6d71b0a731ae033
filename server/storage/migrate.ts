import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Refusal } from '../../data/contracts/index.ts'
import type { Database, Queryable } from './database.ts'

export interface Migration {
  number: number
  name: string
  text: string
  hash: string
}

export interface Applied {
  number: number
  name: string
  hash: string
}

const MIGRATIONS_DIR = join(import.meta.dirname, 'migrations')
/** Advisory lock: of several processes that start at once one migrates, the others wait. */
const MIGRATION_LOCK = 7_302

/** Brings the database to this program's version; answers the names of what was run. */
export async function migrate(db: Database, dir: string = MIGRATIONS_DIR): Promise<string[]> {
  const migrations = readMigrations(dir)
  const done: string[] = []
  while (true) {
    const name = await db.transaction((client) => applyNext(client, migrations), {
      statementTimeoutMs: 0,
    })
    if (name === undefined) return done
    done.push(name)
  }
}

async function applyNext(
  client: Queryable,
  migrations: readonly Migration[],
): Promise<string | undefined> {
  await client.query('select pg_advisory_xact_lock($1)', [MIGRATION_LOCK])
  await makeMigrationTable(client)
  const applied = await readApplied(client)
  checkApplied(applied, migrations)
  const next = migrations[applied.length]
  if (!next) return undefined
  await runMigration(client, next)
  return next.name
}

export async function makeMigrationTable(client: Queryable): Promise<void> {
  await client.query(
    `create table if not exists migration (number integer primary key, name text not null,
      hash text not null, applied_at timestamptz not null default now())`,
  )
}

export const readApplied = (client: Queryable): Promise<Applied[]> =>
  client.query<Applied>('select number, name, hash from migration order by number')

/** Inside the caller's transaction. */
export async function runMigration(
  client: Queryable,
  { number, name, text, hash }: Migration,
): Promise<void> {
  try {
    await client.query(text)
  } catch (error) {
    throw /pg_trgm/.test(String(error)) ? missingTrigrams() : error
  }
  await client.execute('insert into migration (number, name, hash) values ($1, $2, $3)', [
    number,
    name,
    hash,
  ])
}

function checkApplied(applied: readonly Applied[], migrations: readonly Migration[]): void {
  for (const [index, row] of applied.entries()) {
    const known = migrations[index]
    if (!known) {
      throw new Refusal(
        500,
        'database-newer',
        `The database is newer than this program (it knows ${row.name}): start the newer OneMap, or restore a backup made before it.`,
      )
    }
    if (known.number !== row.number || known.hash !== row.hash) {
      throw new Refusal(
        500,
        'database-differs',
        `The database was made with another text of ${known.name}: it belongs to another version of this program.`,
      )
    }
  }
}

function missingTrigrams(): Refusal {
  return new Refusal(
    500,
    'pg-trgm-missing',
    'The PostgreSQL server has no pg_trgm: install its contrib package (or let an administrator run "create extension pg_trgm" in this database) and start again.',
  )
}

/** All that this program knows, in order. */
export function readMigrations(dir: string = MIGRATIONS_DIR): Migration[] {
  const names = readdirSync(dir).filter((name) => /^\d{4}-.*\.sql$/.test(name))
  return names.sort().map((name) => {
    const text = readFileSync(join(dir, name), 'utf8')
    const hash = createHash('sha256').update(text).digest('hex')
    return { number: Number(name.slice(0, 4)), name, text, hash }
  })
}
