import { join } from 'node:path'
import { expect, test } from 'vitest'
import { runKills } from '../../bench/lib/kill/run-kills.ts'
import { contention } from '../../builders/contention.ts'
import { dataDirForTest } from '../../builders/server-process.ts'

test('kill -9 of server, database and both while 16 clients write: what was acknowledged is there, nothing is half', async () => {
  const { kills, counts, problems } = await runKills({
    dataDir: join(dataDirForTest(), 'data'),
    kills: 3,
    inTurn: true,
  })
  expect(problems).toEqual([])
  expect(counts.acknowledged).toBeGreaterThan(5)
  for (const { what, backMs } of kills)
    expect.soft(backMs, what).toBeLessThan(10_000 * contention())
})
