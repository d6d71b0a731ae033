import pg from 'pg'

/** One statement outside of every transaction, such as those that make databases. */
export async function onServer(connection: pg.ClientConfig, sql: string): Promise<void> {
  const client = new pg.Client(connection)
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}
