import { batch, createSignal } from 'solid-js'
import type { CellId } from '../../../data/contracts/index.ts'
import type { Tallies } from '../../../data/rules/coverage/tally/count-cells.ts'
import type { Facts } from '../../../data/rules/coverage/tally/facts.ts'
import type { Workforce } from '../../../data/rules/coverage/tally/tally.ts'
import type { CoverageBlocks } from './ground/blocks.ts'
import { createGround, type Ground, NO_GROUND, warmGround } from './ground/ground.ts'

/** What comes after the plan itself: what lies below, what is counted, who works there. */
export interface Surroundings {
  ground(): Ground
  /** As it came, for a worker; nothing before it has. */
  groundJson(): ArrayBuffer | null
  setGround(json: ArrayBuffer): void
  facts(): Facts | null
  /** With what lies in the cells as they are. */
  setFacts(facts: Facts, tallies: Tallies): void
  workforce(cell: CellId): Workforce | undefined
  setWorkforce(workforce: ReadonlyMap<CellId, Workforce>): void
  blocks(): CoverageBlocks | null
  setBlocks(blocks: CoverageBlocks): void
}

export function createSurroundings(
  onFacts: (facts: Facts, tallies: Tallies) => void,
): Surroundings {
  const [ground, setGround] = createSignal<Ground>(createGround(NO_GROUND))
  const [json, setJson] = createSignal<ArrayBuffer | null>(null)
  const [facts, setFacts] = createSignal<Facts | null>(null)
  const [workers, setWorkers] = createSignal<ReadonlyMap<CellId, Workforce>>(new Map())
  const [blocks, setBlocks] = createSignal<CoverageBlocks | null>(null)
  return {
    ground,
    groundJson: json,
    setGround(read) {
      const next = createGround(JSON.parse(new TextDecoder().decode(read)))
      batch(() => {
        setGround(next)
        setJson(read)
      })
      void warmGround(next)
    },
    facts,
    setFacts(next, tallies) {
      batch(() => {
        onFacts(next, tallies)
        setFacts(next)
      })
    },
    workforce: (cell) => workers().get(cell),
    setWorkforce: (next) => setWorkers(next),
    blocks,
    setBlocks: (next) => setBlocks(() => next),
  }
}
