import type { Queryable } from './database.ts'

/** 序列号: what codes are made of that the base issues itself. */
export type SerialKind = 'building' | 'room' | 'site' | 'item' | 'address' | 'resident' | 'event'

/** The first of `count` serial numbers that nobody else gets. Gaps do no harm. */
export async function issueSerials(
  client: Queryable,
  kind: SerialKind,
  count: number,
): Promise<number> {
  const row = await client.first<{ first: number }>(
    'update code_serial set next = next + $2 where kind = $1 returning next - $2 as first',
    [kind, count],
  )
  if (!row) throw new Error(`There are no serial numbers for ${kind}`)
  return row.first
}
