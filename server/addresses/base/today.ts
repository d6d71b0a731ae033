import type { Queryable } from '../../storage/database.ts'

/** YYYY-MM-DD where the database is. */
export async function today(client: Queryable): Promise<string> {
  const row = await client.first<{ today: string }>('select current_date as today')
  return row!.today
}
