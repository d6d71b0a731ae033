import { workerData } from 'node:worker_threads'
import { gzipSync } from 'node:zlib'
import type pg from 'pg'
import { openAddressIndex } from '../../data/rules/address/address-index.ts'
import { cutIndex } from '../../data/rules/address/cut-index.ts'
import { decodeIndex, encodeIndex, shareIndex } from '../../data/rules/address/index-bytes.ts'
import { type AddressMatcher, createMatcher } from '../../data/rules/address/match-address.ts'
import { measuredCalibration, parserModel } from '../../data/rules/address/parser-weights.ts'
import { openDatabase } from '../storage/open-database.ts'
import { serveTasks } from '../storage/worker-tasks.ts'
import { findKeptIndex, keepIndex } from './kept-index.ts'
import type { MatchTask } from './match-desk.ts'
import { readAddressIndex } from './read-index.ts'

/** One thread reads the base, others match with what it has read or cut a part out of it. */
export type MatchThreadData =
  | { connection: pg.ClientConfig; folder: string }
  | { index: SharedArrayBuffer }
  | { toCut: SharedArrayBuffer }

const data = workerData as MatchThreadData
let matcher: AddressMatcher | undefined

if ('connection' in data) serveTasks<null[]>(() => readBase(data), nothing)
else if ('toCut' in data)
  serveTasks<readonly string[]>(async (areas) => cut(data.toCut, areas), nothing)
else serveTasks<MatchTask>(async (task) => match(data.index, task), nothing)

async function readBase({
  connection,
  folder,
}: {
  connection: pg.ClientConfig
  folder: string
}): Promise<SharedArrayBuffer> {
  const db = openDatabase({ connection, maxConnections: 1 })
  try {
    const place = await findKeptIndex(db, folder)
    if (place.kept) return place.kept
    const index = shareIndex(await readAddressIndex(db))
    keepIndex(place, index)
    return index
  } finally {
    await db.close()
  }
}

/** Level 1: what is in it are mostly codes, which shrink alike. */
const cut = (index: SharedArrayBuffer, areas: readonly string[]) =>
  new Uint8Array(gzipSync(encodeIndex(cutIndex(readIndex(index), areas)), { level: 1 }))

const readIndex = (index: SharedArrayBuffer) => decodeIndex(new Uint8Array(index))

function match(index: SharedArrayBuffer, { texts, areas, limit, brief }: MatchTask) {
  matcher ??= createMatcher(openAddressIndex(readIndex(index)), parserModel(), measuredCalibration)
  const { match, matchBriefly } = matcher
  const answer = brief ? matchBriefly : match
  return texts.map((text) => answer(text, { areas, limit }))
}

async function nothing(): Promise<void> {}
