import { workerData } from 'node:worker_threads'
import type pg from 'pg'
import { openAddressIndex } from '../../data/rules/address/address-index.ts'
import type { AddressIndexData } from '../../data/rules/address/index-data.ts'
import { type AddressMatcher, createMatcher } from '../../data/rules/address/match-address.ts'
import { measuredCalibration, parserModel } from '../../data/rules/address/parser-weights.ts'
import { openDatabase } from '../storage/open-database.ts'
import { serveTasks } from '../storage/worker-tasks.ts'
import type { MatchTask } from './match-desk.ts'
import { readAddressIndex } from './read-index.ts'
import { shareIndex } from './share-index.ts'

/** One thread reads the base, others match with what it has read. */
export type MatchThreadData = { connection: pg.ClientConfig } | { index: AddressIndexData }

const data = workerData as MatchThreadData
let matcher: AddressMatcher | undefined

if ('connection' in data) serveTasks<null[]>(() => readBase(data.connection), nothing)
else serveTasks<MatchTask>(async (task) => match(data.index, task), nothing)

async function readBase(connection: pg.ClientConfig): Promise<AddressIndexData> {
  const db = openDatabase({ connection, maxConnections: 1 })
  try {
    return shareIndex(await readAddressIndex(db))
  } finally {
    await db.close()
  }
}

function match(index: AddressIndexData, { texts, areas, limit, brief }: MatchTask) {
  matcher ??= createMatcher(openAddressIndex(index), parserModel(), measuredCalibration)
  const { match, matchBriefly } = matcher
  const answer = brief ? matchBriefly : match
  return texts.map((text) => answer(text, { areas, limit }))
}

async function nothing(): Promise<void> {}
