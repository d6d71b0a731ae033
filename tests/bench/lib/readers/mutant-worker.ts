import { parentPort, workerData } from 'node:worker_threads'
import { Refusal } from '../../../../data/contracts/index.ts'
import { openUpload } from '../../../../data/formats/readers/open-upload.ts'
import { memorySource } from '../../../../data/formats/sources/byte-source.ts'
import { createDice } from '../fuzz/dice.ts'
import { mutate } from './mutate.ts'
import type { MutantOutcome, MutantTask } from './run-mutants.ts'

/** Reads one mutated file after the other, as the reading of an upload does, to the last row. */
const { seeds, seed, from, to } = workerData as MutantTask

for (let i = from; i < to; i++) {
  // One throw of the dice each, so that every file can be made again by its number.
  const dice = createDice(seed * 1_000_003 + i)
  const { name, bytes } = dice.pick(seeds)
  const outcome = await read(name, mutate(bytes, dice))
  parentPort?.postMessage({ i, ...outcome } satisfies MutantOutcome)
}

async function read(name: string, bytes: Uint8Array): Promise<Omit<MutantOutcome, 'i'>> {
  const start = performance.now()
  const isTable = bytes.byteLength % 2 === 0
  try {
    const upload = await openUpload([memorySource(name, bytes)])
    let rows = 0
    for (const main of upload.mains) {
      const table = await upload.format.open(main, upload.siblings, { positionOptional: isTable })
      for await (const batch of table.rows()) rows += batch.length
      table.notes()
      table.declaredCrs()
    }
    return { kind: 'read', detail: String(rows), ms: performance.now() - start }
  } catch (error) {
    const ms = performance.now() - start
    if (error instanceof Refusal) return { kind: 'refused', detail: error.code, ms }
    const what = error instanceof Error ? (error.stack ?? error.message) : String(error)
    return { kind: 'fault', detail: what.slice(0, 600), ms }
  }
}
