import type {
  GridPlanFacts,
  GridPlanGround,
  GridPlanIssue,
  Scope,
} from '../../../data/contracts/index.ts'
import { GRID_LIMITS } from '../../../data/registry/grid-limits.ts'
import { indexFootprints } from '../../../data/rules/coverage/checks/footprints.ts'
import { checkCoverage } from '../../../data/rules/coverage/checks/index.ts'
import { indexLines } from '../../../data/rules/coverage/checks/line-index.ts'
import type { Coverage } from '../../../data/rules/coverage/coverage.ts'
import { estatesOf } from '../../../data/rules/coverage/estates.ts'
import { serialIds } from '../../../data/rules/coverage/items.ts'
import { countCells } from '../../../data/rules/coverage/tally/count-cells.ts'
import { createFacts, type Facts } from '../../../data/rules/coverage/tally/facts.ts'
import type { Services } from '../../services.ts'
import type { ReadBuildings } from '../facts/facts-cache.ts'
import { showFacts } from '../facts/show-facts.ts'
import { showGround } from '../facts/show-ground.ts'

/** The list that the editor shows, made anew: by the same rules, from the same facts and the same ground. */
export async function checkPlan(
  services: Pick<Services, 'db' | 'registry'>,
  readBuildings: ReadBuildings,
  scope: Scope,
  { area, coverage }: { area: string; coverage: Coverage },
): Promise<GridPlanIssue[]> {
  const facts = await showFacts(services, readBuildings, scope, area)
  const ground = await showGround(services, scope, area)
  return issuesOf(coverage, facts, ground)
}

function issuesOf(
  coverage: Coverage,
  facts: GridPlanFacts,
  { communities, buildings, lines }: GridPlanGround,
): GridPlanIssue[] {
  const issues = checkCoverage({
    coverage,
    limits: GRID_LIMITS,
    issueId: serialIds('fix-'),
    tallies: countCells(coverage, factsOf(facts)),
    communities: new Map(communities.map(({ code, rings }) => [code, rings])),
    buildings: indexFootprints(buildings),
    estates: indexFootprints(estatesOf(buildings)),
    lines: indexLines(lines.map(({ points }) => points)),
  })
  return issues.map(({ fix: _, ...issue }) => issue)
}

function factsOf({ x, y, ...counts }: GridPlanFacts): Facts {
  return createFacts([{ x: Int32Array.from(x), y: Int32Array.from(y), counts }])
}
