import { Refusal } from '../../data/contracts/index.ts'
import {
  DEFAULT_REFERENCE_DATE,
  DEFAULT_SEED,
  generateSample,
  type SampleOptions,
  type SamplePart,
} from '../../data/sample/sample.ts'
import { SAMPLE_SIZES } from '../../data/sample/size.ts'
import type { Services } from '../services.ts'
import type { Database } from '../storage/database.ts'
import { announceSample } from './announce-sample.ts'
import { clearSample } from './clear-sample.ts'
import { buildIndexes, dropIndexes, findIndexes } from './indexes.ts'
import { loadPart } from './load-part.ts'
import { loadSecrets } from './load-secrets.ts'
import { readSampleState, type SampleState, writeSetting } from './sample-state.ts'

export interface LoadSampleOptions extends SampleOptions {
  /** Without keys residents stay without names. */
  services: Pick<Services, 'db' | 'registry'> & Partial<Pick<Services, 'keys'>>
  onProgress?: (label: string, done: number, total: number) => void
  signal?: AbortSignal
  /** Load anew even if this very sample is there already. */
  force?: boolean
}

export interface LoadedSample {
  /** False = it was there already. */
  loaded: boolean
  rows: number
  milliseconds: number
}

/**
 * Fills the database with the sample district. A load that was broken off is found by its state and done anew; a
 * database with data of its own is refused. Whoever comes while another process is at it waits for it to end.
 */
export function loadSample(options: LoadSampleOptions): Promise<LoadedSample> {
  // Nothing but the lock happens in this transaction: it ends with its process, however that ends.
  return options.services.db.transaction(
    async (client) => {
      await client.execute('set local idle_in_transaction_session_timeout = 0')
      await client.query('select pg_advisory_xact_lock(hashtext($1))', ['sample'])
      return loadAlone(options)
    },
    { statementTimeoutMs: 0 },
  )
}

async function loadAlone(options: LoadSampleOptions): Promise<LoadedSample> {
  const { db } = options.services
  const started = performance.now()
  const wanted = {
    size: options.size,
    seed: options.seed ?? DEFAULT_SEED,
    referenceDate: options.referenceDate ?? DEFAULT_REFERENCE_DATE,
  }
  const before = await readSampleState(db)
  if (!options.force && before?.state === 'complete' && sameSample(before, wanted)) {
    return { loaded: false, rows: 0, milliseconds: performance.now() - started }
  }
  await refuseForeignData(db, before)
  const rows = await fill(options, wanted, before?.indexes ?? [])
  return { loaded: true, rows, milliseconds: performance.now() - started }
}

type Wanted = Required<Omit<SampleOptions, 'measures'>>

async function fill(
  options: LoadSampleOptions,
  wanted: Wanted,
  leftIndexes: readonly string[],
): Promise<number> {
  const { services, signal, onProgress } = options
  const { db } = services
  const found = await findIndexes(db)
  const indexes = [...new Set([...found.map(({ definition }) => definition), ...leftIndexes])]
  const state: SampleState = { ...wanted, state: 'loading', indexes }
  await writeSetting(db, 'sample', state)
  await clearSample(db)
  await dropIndexes(db, found)
  const { tilesX, tilesY } = options.measures ?? SAMPLE_SIZES[wanted.size]
  const subdistricts: string[] = []
  let rows = 0
  for (const part of generateSample({ ...wanted, measures: options.measures })) {
    signal?.throwIfAborted()
    onProgress?.(label(part), subdistricts.length, tilesX * tilesY)
    rows += await loadPart(db, part, signal)
    rows += await loadSecrets(db, services.keys, part.subdistrict, signal)
    subdistricts.push(part.subdistrict.code)
  }
  await buildIndexes(db, indexes, (done) => onProgress?.('Indexing', done, indexes.length))
  signal?.throwIfAborted()
  await announceSample(services, subdistricts)
  await writeSetting(db, 'sample', { ...state, state: 'complete', indexes: [] })
  return rows
}

const label = ({ subdistrict }: SamplePart) => `Sample district: ${subdistrict.name}`

function sameSample(state: SampleState, wanted: Wanted): boolean {
  return (
    state.size === wanted.size &&
    state.seed === wanted.seed &&
    state.referenceDate === wanted.referenceDate
  )
}

async function refuseForeignData(db: Database, before: SampleState | undefined): Promise<void> {
  if (before) return
  const row = await db.first<{ found: boolean }>(
    'select exists (select from division) or exists (select from address) as found',
  )
  if (!row?.found) return
  throw new Refusal(
    409,
    'not_empty',
    'The database holds a district of its own; the sample would replace it. Use an empty data directory or database.',
  )
}
