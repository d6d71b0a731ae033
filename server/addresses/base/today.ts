import type { Queryable } from '../../storage/database.ts'

/** The day in the district, YYYY-MM-DD, by the clock of the database. */
export async function today(client: Queryable): Promise<string> {
  const row = await client.first<{ today: string }>('select today()')
  return row!.today
}
