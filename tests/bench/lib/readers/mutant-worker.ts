import { Refusal } from '../../../../data/contracts/index.ts'
import { openUpload } from '../../../../data/formats/readers/open-upload.ts'
import { memorySource } from '../../../../data/formats/sources/byte-source.ts'
import { mutantOf } from './mutate.ts'
import type { MutantOutcome, MutantTask } from './run-mutants.ts'

/** Reads one mutated file after the other, as the reading of an upload does, to the last row; then ends. */
process.once('message', async (task) => {
  const { seeds, seed, from, to } = task as MutantTask
  for (let i = from; i < to; i++) {
    const { name, bytes } = mutantOf(seeds, seed, i)
    await tell({ i, ...(await read(name, bytes)) })
  }
  process.exit()
})
process.once('disconnect', () => process.exit())

/** Said before the next file may end everything. */
const tell = (outcome: MutantOutcome) =>
  new Promise<void>((told) => process.send?.(outcome, () => told()))

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
