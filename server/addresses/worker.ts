import { workerData } from 'node:worker_threads'
import type pg from 'pg'
import { openAddressIndex } from '../../data/rules/address/address-index.ts'
import { type AddressMatcher, createMatcher } from '../../data/rules/address/match-address.ts'
import { measuredCalibration, parserModel } from '../../data/rules/address/parser-weights.ts'
import { openDatabase } from '../storage/open-database.ts'
import { serveTasks } from '../storage/worker-tasks.ts'
import type { MatchTask } from './match-desk.ts'
import { readAddressIndex } from './read-index.ts'

const { connection } = workerData as { connection: pg.ClientConfig }
let matcher: Promise<AddressMatcher> | undefined

serveTasks<MatchTask>(
  async ({ texts, areas, limit }) => {
    matcher ??= openMatcher()
    const { match } = await matcher
    return texts.map((text) => match(text, { areas, limit }))
  },
  async () => undefined,
)

/** The connection is needed only to read the base. */
async function openMatcher(): Promise<AddressMatcher> {
  const db = openDatabase({ connection, maxConnections: 1 })
  try {
    const index = openAddressIndex(await readAddressIndex(db))
    return createMatcher(index, parserModel(), measuredCalibration)
  } catch (error) {
    matcher = undefined
    throw error
  } finally {
    await db.close()
  }
}
