import { randomUUID } from 'node:crypto'
import { audit } from '../../../../server/security/audit.ts'
import type { Database, Queryable } from '../../../../server/storage/database.ts'
import { quantile } from '../quantile.ts'

export interface Writing {
  writers: number
  perSecond: number
  p50Ms: number
  p99Ms: number
  mostMs: number
}

/** So many writers, each with one small transaction after the other. `note` is what it writes beside its act. */
export async function writeAtOnce(
  db: Database,
  writers: number,
  seconds: number,
  note: (client: Queryable, writer: number) => Promise<void>,
): Promise<Writing> {
  const times: number[] = []
  const start = performance.now()
  const end = start + seconds * 1000
  const write = async (writer: number) => {
    while (performance.now() < end) {
      const before = performance.now()
      await db.transaction(async (client) => {
        await client.execute('insert into act (id, writer) values ($1, $2)', [randomUUID(), writer])
        await note(client, writer)
      })
      times.push(performance.now() - before)
    }
  }
  await Promise.all(Array.from({ length: writers }, (_, writer) => write(writer)))
  const took = (performance.now() - start) / 1000
  times.sort((a, b) => a - b)
  return {
    writers,
    perSecond: times.length / took,
    p50Ms: quantile(times, 0.5),
    p99Ms: quantile(times, 0.99),
    mostMs: times.at(-1) ?? Number.NaN,
  }
}

export const noteLook = (client: Queryable, writer: number) =>
  audit(client, {
    userId: `user:${writer}`,
    action: 'feature.read',
    target: 'RENTAL/F33019900000000011',
    layer: 'RENTAL',
    grid: '330199001001001',
    building: 'B33019900000011X',
    purpose: 'visit',
    details: { disclosed: ['landlord'] },
  })

/** The plain way: the next number is taken at once and its lock held until the end. */
export async function noteWithEarlyLock(client: Queryable, writer: number): Promise<void> {
  await client.query('select pg_advisory_xact_lock(7305)')
  await noteLook(client, writer)
}
