import type { SampleOptions } from '../../data/sample/sample.ts'
import type { Queryable } from '../storage/database.ts'

/** What the database says about the sample in it: the setting `sample`. */
export interface SampleState {
  state: 'loading' | 'complete'
  size: SampleOptions['size']
  seed: number
  referenceDate: string
  /** Indexes taken away for the load, as `create index` statements: whoever begins anew puts them back. */
  indexes: readonly string[]
}

export async function readSampleState(db: Queryable): Promise<SampleState | undefined> {
  const row = await db.first<{ value: SampleState }>(
    `select value from setting where key = 'sample'`,
  )
  return row?.value
}

export async function writeSetting(db: Queryable, key: string, value: unknown): Promise<void> {
  await db.execute(
    `insert into setting (key, value) values ($1, $2::jsonb) on conflict (key) do update set value = excluded.value`,
    [key, JSON.stringify(value)],
  )
}
