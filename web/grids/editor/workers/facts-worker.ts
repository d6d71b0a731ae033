import type { GridPlanFacts } from '../../../../data/contracts/index.ts'
import { Coverage } from '../../../../data/rules/coverage/coverage.ts'
import { countCells } from '../../../../data/rules/coverage/tally/count-cells.ts'
import {
  COUNTED,
  createFacts,
  type Facts,
  packFacts,
} from '../../../../data/rules/coverage/tally/facts.ts'
import type { FactsAnswer, FactsRequest } from './facts-protocol.ts'

/** Reads, indexes and counts: seconds of a whole district that the page has for the hand. */
addEventListener('message', ({ data }: MessageEvent<FactsRequest>) => {
  try {
    const facts = factsOf(JSON.parse(new TextDecoder().decode(data.json)))
    const tallies = countCells(new Coverage(data.items), facts)
    const packed = packFacts(facts)
    const { x, y, counts, index } = packed
    const memory = [x.buffer, y.buffer, counts.buffer, index] as ArrayBuffer[]
    tell({ kind: 'counted', facts: packed, tallies }, memory)
  } catch (error) {
    tell({ kind: 'failed', why: error instanceof Error ? error.message : String(error) })
  }
})

const tell = (answer: FactsAnswer, transfer: Transferable[] = []) =>
  postMessage(answer, { transfer })

function factsOf({ x, y, ...counts }: GridPlanFacts): Facts {
  const columns = Object.fromEntries(COUNTED.map((name) => [name, counts[name]]))
  return createFacts([{ x: Int32Array.from(x), y: Int32Array.from(y), counts: columns }])
}
