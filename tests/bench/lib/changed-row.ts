import type { Services } from '../../../server/services.ts'
import type { LiveReader } from './live.ts'
import { median } from './quantile.ts'

/** A layer whose rows are changed, and how: two values of one column, put back in the end. */
interface Changed {
  layer: string
  table: string
  key: string
  column: string
  values: readonly [string, string]
}

const CHANGED: readonly Changed[] = [
  { layer: 'ADDRESS', table: 'room', key: 'code', column: 'tenure', values: ['自有', '租赁'] },
  {
    layer: 'EVENT',
    table: 'grid_event',
    key: 'no',
    column: 'state',
    values: ['accepted', 'dispatched'],
  },
  {
    layer: 'ENTERPRISE',
    table: 'org_site',
    key: 'code',
    column: 'status',
    values: ['存续', '注销'],
  },
  {
    layer: 'RESIDENT',
    table: 'residence',
    key: 'resident',
    column: 'registration',
    values: ['户籍在册', '流动'],
  },
  { layer: 'BUILDING', table: 'building', key: 'code', column: 'use', values: ['住宅', '商住'] },
]
const ROUNDS = 5
const PATIENCE_MS = 60_000

export interface ChangedRowTimes {
  layer: string
  /** Features of the pack that is made anew. */
  features: number
  changes: number
  /** Of the process that publishes it. */
  firstMs: number
  p50Ms: number
  maxMs: number
}

/**
 * From the commit of one changed row to its layer's new version on `/live`. Always in the subdistrict with the most
 * features; the last change of each puts back what was there.
 */
export async function measureChangedRows(
  { db }: Pick<Services, 'db'>,
  live: LiveReader,
): Promise<ChangedRowTimes[]> {
  const times: ChangedRowTimes[] = []
  for (const changed of CHANGED) {
    const pack = await db.first<{ subdistrict: string; features: number }>(
      `select subdistrict, feature_count as features from pack
        where layer = $1 and current order by feature_count desc limit 1`,
      [changed.layer],
    )
    if (pack === undefined) continue
    const taken = await changeRow(db, live, changed, pack.subdistrict)
    times.push({
      layer: changed.layer,
      features: pack.features,
      changes: taken.length,
      firstMs: taken[0]!,
      p50Ms: median(taken),
      maxMs: Math.max(...taken),
    })
  }
  return times
}

async function changeRow(
  db: Services['db'],
  live: LiveReader,
  { layer, table, key, column, values }: Changed,
  subdistrict: string,
): Promise<number[]> {
  const row = await db.first<{ key: string; value: string }>(
    `select ${key} as key, ${column} as value from ${table}
      where subdistrict = $1 order by ${key} limit 1`,
    [subdistrict],
  )
  const taken: number[] = []
  const write = async (value: string) => {
    const fits = (message: Record<string, unknown>) =>
      message.kind === 'published' && message.layer === layer && message.subdistrict === subdistrict
    const announced = live.next(fits, PATIENCE_MS)
    await db.transaction(async (client) => {
      await client.execute(
        `update ${table} set ${column} = $3 where subdistrict = $1 and ${key} = $2`,
        [subdistrict, row!.key, value],
      )
      await client.query('select mark_dirty($1, $2)', [layer, subdistrict])
    })
    const committed = performance.now()
    taken.push((await announced) - committed)
  }
  const other = values.find((value) => value !== row!.value)!
  for (let round = 0; round < ROUNDS; round++) {
    await write(other)
    await write(row!.value)
  }
  return taken
}
