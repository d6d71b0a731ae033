import { randomBytes } from 'node:crypto'
import { chainHash, commitmentOf, GENESIS } from '../../../../server/audit/chain.ts'
import type { Queryable } from '../../../../server/storage/database.ts'

export type Statement = readonly [sql: string, params: readonly unknown[]]

/** Guards off and on again without anything else: must not be taken for a tamper. */
export const touchNothing = (client: Queryable) => run(client, [])

/** With the guards out of the way and back afterwards, as if nothing had been. */
export async function run(client: Queryable, statements: readonly Statement[]): Promise<number> {
  await client.query(
    'alter table audit_entry disable trigger user; alter table audit_content disable trigger user',
  )
  let touched = 0
  for (const [sql, params] of statements) touched += await client.execute(sql, params)
  await client.query(
    'alter table audit_entry enable trigger user; alter table audit_content enable trigger user',
  )
  return touched
}

/** Numbers from behind `seq` on move by one, over the negative ones so that none meets another. */
export function shift(seq: number, by: 1 | -1): Statement[] {
  return ['audit_entry', 'audit_content'].flatMap((table): Statement[] => [
    [`update ${table} set seq = -seq where seq > $1`, [seq]],
    [`update ${table} set seq = -seq + $1::bigint where seq < 0`, [by]],
  ])
}

export function cutAfter(client: Queryable, seq: number): Promise<number> {
  return run(client, [
    [`delete from audit_entry where seq > $1`, [seq]],
    [`delete from audit_content where seq > $1`, [seq]],
  ])
}

/** Every hash from `seq` on is computed anew: the chain closes, only the signed heads know better. */
export async function rewrite(client: Queryable, seq: number, change: boolean): Promise<boolean> {
  const rows = await client.query<{
    seq: number
    at: string
    action: string
    commitment: string
    chain: string
  }>(
    `select seq, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at, action,
       encode(commitment, 'hex') as commitment, encode(chain, 'hex') as chain
     from audit_entry where seq >= $1::bigint - 1 order by seq`,
    [seq],
  )
  let previous = seq === 1 ? GENESIS : rows.shift()!.chain
  const statements: Statement[] = []
  for (const entry of rows) {
    if (change && entry.seq === seq) {
      const [salt, content] = [randomBytes(32), '{"user": "user:77", "target": "RENTAL/F999"}']
      entry.commitment = commitmentOf(salt, content)
      statements.push([
        `update audit_content set salt = $2, content = $3, erasure = null where seq = $1`,
        [seq, salt, content],
      ])
    }
    previous = chainHash(previous, entry)
    statements.push([
      `update audit_entry set commitment = decode($2, 'hex'), chain = decode($3, 'hex') where seq = $1`,
      [entry.seq, entry.commitment, previous],
    ])
  }
  return (await run(client, statements)) > 0
}
