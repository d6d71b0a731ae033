import { workerData } from 'node:worker_threads'
import { gzipSync } from 'node:zlib'
import type pg from 'pg'
import { openAddressIndex } from '../../data/rules/address/address-index.ts'
import { cutIndex } from '../../data/rules/address/cut-index.ts'
import { encodeIndex } from '../../data/rules/address/index-bytes.ts'
import type { AddressIndexData } from '../../data/rules/address/index-data.ts'
import { type AddressMatcher, createMatcher } from '../../data/rules/address/match-address.ts'
import { measuredCalibration, parserModel } from '../../data/rules/address/parser-weights.ts'
import { openDatabase } from '../storage/open-database.ts'
import { serveTasks } from '../storage/worker-tasks.ts'
import type { MatchTask } from './match-desk.ts'
import { readAddressIndex } from './read-index.ts'
import { shareIndex } from './share-index.ts'

/** One thread reads the base, others match with what it has read or cut a part out of it. */
export type MatchThreadData =
  | { connection: pg.ClientConfig }
  | { index: AddressIndexData }
  | { toCut: AddressIndexData }

const data = workerData as MatchThreadData
let matcher: AddressMatcher | undefined

if ('connection' in data) serveTasks<null[]>(() => readBase(data.connection), nothing)
else if ('toCut' in data)
  serveTasks<readonly string[]>(async (areas) => cut(data.toCut, areas), nothing)
else serveTasks<MatchTask>(async (task) => match(data.index, task), nothing)

async function readBase(connection: pg.ClientConfig): Promise<AddressIndexData> {
  const db = openDatabase({ connection, maxConnections: 1 })
  try {
    return shareIndex(await readAddressIndex(db))
  } finally {
    await db.close()
  }
}

/** Level 1: what is in it are mostly codes, which shrink alike. */
const cut = (index: AddressIndexData, areas: readonly string[]) =>
  new Uint8Array(gzipSync(encodeIndex(cutIndex(index, areas)), { level: 1 }))

function match(index: AddressIndexData, { texts, areas, limit, brief }: MatchTask) {
  matcher ??= createMatcher(openAddressIndex(index), parserModel(), measuredCalibration)
  const { match, matchBriefly } = matcher
  const answer = brief ? matchBriefly : match
  return texts.map((text) => answer(text, { areas, limit }))
}

async function nothing(): Promise<void> {}
