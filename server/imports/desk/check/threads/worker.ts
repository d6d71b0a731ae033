import { workerData } from 'node:worker_threads'
import type pg from 'pg'
import type { AreaGrade, DeskMapping } from '../../../../../data/contracts/index.ts'
import type { DeskTarget } from '../../../../../data/registry/import-targets.ts'
import { openAddressIndex } from '../../../../../data/rules/address/address-index.ts'
import { decodeIndex } from '../../../../../data/rules/address/index-bytes.ts'
import { createMatcher } from '../../../../../data/rules/address/match-address.ts'
import {
  measuredCalibration,
  parserModel,
} from '../../../../../data/rules/address/parser-weights.ts'
import { openDatabase } from '../../../../storage/open-database.ts'
import { serveTasks } from '../../../../storage/worker-tasks.ts'
import { mayWriteAt } from '../../may-write.ts'
import type { SealedBlock } from '../../sealed-spool.ts'
import { storeOf } from '../../targets/index.ts'
import { type FoundPlace, ownFinder, TextMatcher } from '../match-texts.ts'
import { type KnownColumn, planColumns } from '../plan-columns.ts'
import { type BlockWork, stageBlock } from '../stage-block.ts'
import { openPlacing } from '../stage-rows.ts'

/** Everything that checking rows needs, as plain data. */
export interface StageThreadData {
  connection: pg.ClientConfig
  /** The address base, as `shareIndex` makes it. */
  index: SharedArrayBuffer
  run: { job: string; target: DeskTarget; issuer: string }
  mapping: DeskMapping
  columns: readonly KnownColumn[]
  hasGeometry: boolean
  /** Where who brings the rows may write. */
  grades: readonly AreaGrade[]
  /** Prefixes of grids whose addresses may be told. */
  areas: readonly string[]
  answered: ReadonlyMap<string, FoundPlace>
  secrets: { job: Uint8Array; numbers: Uint8Array }
  firstSerial: number
}

const data = workerData as StageThreadData
const db = openDatabase({ connection: data.connection, maxConnections: 1 })
let work: Promise<BlockWork> | undefined

serveTasks<SealedBlock>(
  async (block) => {
    work ??= prepare(data)
    return stageBlock(block, await work)
  },
  () => db.close(),
)

async function prepare(given: StageThreadData): Promise<BlockWork> {
  const { run, mapping, columns, hasGeometry, grades, areas, answered, secrets } = given
  const { target } = run
  const plan = planColumns(mapping, target, columns, hasGeometry)
  const index = openAddressIndex(decodeIndex(new Uint8Array(given.index)))
  const matcher = createMatcher(index, parserModel(), measuredCalibration)
  return {
    run,
    store: storeOf(target),
    plan,
    tools: await openPlacing(db, run, plan, (grid) => mayWriteAt({ grades }, grid, plan.grade)),
    matcher: new TextMatcher({
      finder: ownFinder(matcher, areas),
      answered,
      withParts: target.base === 'address' || target.base === 'outline',
    }),
    secrets: { job: Buffer.from(secrets.job), numbers: Buffer.from(secrets.numbers) },
    firstSerial: given.firstSerial,
    idIndexes: () => {
      throw new Error('Rows about people are checked where the keys are.')
    },
  }
}
