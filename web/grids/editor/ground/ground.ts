import type { GridPlanGround } from '../../../../data/contracts/grid-plan.ts'
import {
  type Footprints,
  indexFootprints,
} from '../../../../data/rules/coverage/checks/footprints.ts'
import { estatesOf } from '../../../../data/rules/coverage/estates.ts'
import { handRests } from '../../../session/hand-at-work.ts'
import { createSegments, type Segments } from './segments.ts'

/** What lies under a plan, each part of it indexed when it is first asked for: what boundaries are drawn along, and what is given from cell to cell. */
export interface Ground {
  raw: GridPlanGround
  /** Roads, rivers, borders of divisions. */
  lines: Segments
  /** Outlines of buildings. */
  walls: Segments
  buildings: Footprints
  estates: Footprints
}

export const NO_GROUND: GridPlanGround = { communities: [], buildings: [], lines: [] }

export function createGround(raw: GridPlanGround): Ground {
  const lines = once(() => createSegments(raw.lines.map(({ points }) => points)))
  const walls = once(() => createSegments(raw.buildings.map(({ ring }) => ring)))
  const buildings = once(() => indexFootprints(raw.buildings))
  const estates = once(() => indexFootprints(estatesOf(raw.buildings)))
  return {
    raw,
    get lines() {
      return lines()
    },
    get walls() {
      return walls()
    },
    get buildings() {
      return buildings()
    },
    get estates() {
      return estates()
    },
  }
}

/** Indexes what the first stroke will ask for, part by part: of a district each takes its time, and the hand goes on between them. */
export async function warmGround(ground: Ground): Promise<void> {
  for (const part of ['lines', 'walls', 'buildings'] as const) {
    await new Promise((resolve) => setTimeout(resolve))
    await handRests()
    void ground[part]
  }
}

function once<Value>(make: () => Value): () => Value {
  let made: { value: Value } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}
