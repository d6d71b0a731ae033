import { expect, test } from 'vitest'
import { databaseForTest } from '../../builders/test-database.ts'

test('bigint arrives as a number and a date as its text', async () => {
  const db = await databaseForTest()
  expect(await db.first(`select count(*) as n, date '2024-02-29' as day from setting`)).toEqual({
    n: 0,
    day: '2024-02-29',
  })
})

test('a bigint that a number cannot hold is refused, not rounded', async () => {
  const db = await databaseForTest()
  await expect(db.query('select 9007199254740993 as n')).rejects.toThrow('beyond 2^53')
})

test('copied rows come back as they were', async () => {
  const db = await databaseForTest()
  const odd = 'tab\tline\nback\\slash "quote" 良溪区 \\N'
  await db.execute(
    'create table copied (t text, b bytea, a text[], j jsonb, n int, at timestamptz)',
  )
  const row = { t: odd, b: Buffer.from([0, 92, 255]), a: ['x"y', '\\', '{,}'], j: { k: [odd] } }
  const at = new Date('2024-05-06T07:08:09.123Z')
  const count = await db.copyFrom(
    'copied',
    ['t', 'b', 'a', 'j', 'n', 'at'],
    [
      [row.t, row.b, row.a, row.j, 7, at],
      [null, null, null, null, null, null],
    ],
  )
  expect(count).toBe(2)
  expect(await db.query('select * from copied order by n')).toEqual([
    { ...row, n: 7, at },
    { t: null, b: null, a: null, j: null, n: null, at: null },
  ])
})

test('a copy that fails leaves nothing behind and the connection usable', async () => {
  const db = await databaseForTest()
  async function* rows() {
    yield ['a', '1']
    throw new Error('the file ends here')
  }
  await expect(db.copyFrom('setting', ['key', 'value'], rows())).rejects.toThrow('ends here')
  expect(await db.query('select key from setting')).toEqual([])
})

test('a failing transaction undoes everything', async () => {
  const db = await databaseForTest()
  const work = db.transaction(async (client) => {
    await client.execute(`insert into setting values ('a', '1')`)
    throw new Error('second thoughts')
  })
  await expect(work).rejects.toThrow('second thoughts')
  expect(await db.query('select key from setting')).toEqual([])
})

test('long results come in batches and may be left early', async () => {
  const db = await databaseForTest()
  const sizes: number[] = []
  for await (const rows of db.stream('select generate_series(1, $1::int) as n', [10], 4)) {
    sizes.push(rows.length)
  }
  expect(sizes).toEqual([4, 4, 2])
  for await (const rows of db.stream<{ n: number }>('select generate_series(1, 100) as n')) {
    expect(rows[0]?.n).toBe(1)
    break
  }
})

test('a notification reaches listeners once the transaction is committed', async () => {
  const db = await databaseForTest()
  const heard: string[] = []
  const stop = await db.listen('news', (payload) => heard.push(payload))
  await db.transaction(async (client) => {
    await client.notify('news', 'published')
    await db.query('select pg_sleep(0.05)')
    expect(heard).toEqual([])
  })
  await expect.poll(() => heard).toEqual(['published'])
  await stop()
})

test('a listener hears again after its connection was cut', async () => {
  const db = await databaseForTest()
  const heard: string[] = []
  await db.listen('news', (payload) => heard.push(payload))
  await db.query(
    `select pg_terminate_backend(pid) from pg_stat_activity where query ilike 'listen%' and datname = current_database()`,
  )
  await expect
    .poll(
      async () => {
        await db.notify('news', 'again')
        return heard.length
      },
      { interval: 100 },
    )
    .toBeGreaterThan(0)
})
