import type { GridPlanGround } from '../../../../data/contracts/grid-plan.ts'
import {
  type Footprints,
  indexFootprints,
} from '../../../../data/rules/coverage/checks/footprints.ts'
import { estatesOf } from '../../../../data/rules/coverage/estates.ts'
import { createSegments, type Segments } from './segments.ts'

/** What lies under a plan, indexed once: what boundaries are drawn along, and what is given from cell to cell. */
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
  return {
    raw,
    lines: createSegments(raw.lines.map(({ points }) => points)),
    walls: createSegments(raw.buildings.map(({ ring }) => ring)),
    buildings: indexFootprints(raw.buildings),
    estates: indexFootprints(estatesOf(raw.buildings)),
  }
}
