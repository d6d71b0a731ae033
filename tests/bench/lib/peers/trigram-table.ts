import pg from 'pg'
import type { Services } from '../../../../server/services.ts'
import { quantile } from '../quantile.ts'
import { startPostgis } from './postgis-cluster.ts'

export interface TrigramPeer {
  rows: number
  /** One after the other over one connection; at most so long. */
  measure(texts: readonly string[], seconds: number): Promise<TrigramTimes>
  stop(): Promise<void>
}

export interface TrigramTimes {
  requests: number
  p50Ms: number
  p99Ms: number
}

const BATCH = 20_000

/**
 * The peer: the textbook answer. Debian's PostgreSQL, all addresses in one table, a trigram index on the whole text, `like`,
 * the first ten that come: no rank, no scope, no rooms understood, no aliases, no HTTP.
 */
export async function startTrigramPeer({ db }: Pick<Services, 'db'>): Promise<TrigramPeer> {
  const cluster = await startPostgis()
  const client = new pg.Client(cluster.connection)
  await client.connect()
  let rows = 0
  await client.query('create extension pg_trgm')
  await client.query(
    'create unlogged table address (code text, full_text text, lon float8, lat float8)',
  )
  const all = db.stream<{ code: string; full_text: string; lon: number; lat: number }>(
    'select code, full_text, lon, lat from address',
    [],
    BATCH,
  )
  for await (const batch of all) {
    rows += batch.length
    await client.query(
      'insert into address select * from unnest($1::text[], $2::text[], $3::float8[], $4::float8[])',
      [
        batch.map((row) => row.code),
        batch.map((row) => row.full_text),
        batch.map((row) => row.lon),
        batch.map((row) => row.lat),
      ],
    )
  }
  await client.query('create index on address using gin (full_text gin_trgm_ops)')
  await client.query('vacuum (freeze, analyze) address')
  return {
    rows,
    measure: (texts, seconds) => measure(client, texts, seconds),
    stop: async () => {
      await client.end()
      await cluster.stop()
    },
  }
}

async function measure(
  client: pg.Client,
  texts: readonly string[],
  seconds: number,
): Promise<TrigramTimes> {
  const times: number[] = []
  const end = performance.now() + seconds * 1000
  for (const text of texts) {
    const start = performance.now()
    if (start > end) break
    await client.query(
      `select code, full_text, lon, lat from address where full_text like '%' || $1 || '%' limit 10`,
      [text.replace(/[\\%_]/g, '\\$&')],
    )
    times.push(performance.now() - start)
  }
  const sorted = times.sort((a, b) => a - b)
  return { requests: times.length, p50Ms: quantile(sorted, 0.5), p99Ms: quantile(sorted, 0.99) }
}
