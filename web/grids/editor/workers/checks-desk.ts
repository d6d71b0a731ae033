import type { GridPlanGround } from '../../../../data/contracts/index.ts'
import { GRID_LIMITS } from '../../../../data/registry/grid-limits.ts'
import type {
  CheckContext,
  CoverageIssue,
} from '../../../../data/rules/coverage/checks/coverage-check.ts'
import { indexFootprints } from '../../../../data/rules/coverage/checks/footprints.ts'
import { checkCoverage } from '../../../../data/rules/coverage/checks/index.ts'
import { indexLines } from '../../../../data/rules/coverage/checks/line-index.ts'
import { applyChange, Coverage } from '../../../../data/rules/coverage/coverage.ts'
import { estatesOf } from '../../../../data/rules/coverage/estates.ts'
import { serialIds } from '../../../../data/rules/coverage/items.ts'
import { unpackFacts } from '../../../../data/rules/coverage/tally/facts.ts'
import {
  createLivingEdge,
  type LivingEdge,
} from '../../../../data/rules/coverage/tally/living-edge.ts'
import type { ChecksAnswer, ChecksRequest, FoundIssue } from './checks-protocol.ts'
import { createListTeller } from './list-news.ts'

/** The plan once more, where checking it holds nobody up. */
export interface ChecksDesk {
  /** Takes in what is told; an answer where one is due at once. */
  take(request: ChecksRequest): ChecksAnswer | undefined
  check(): ChecksAnswer
}

type Surroundings = Pick<CheckContext, 'communities' | 'buildings' | 'estates' | 'lines'>

export function createChecksDesk(): ChecksDesk {
  let coverage = new Coverage([])
  let edge: LivingEdge | undefined
  let around: Surroundings = {}
  let issueId = serialIds('fix-')
  let found = new Map<string, CoverageIssue>()
  const tell = createListTeller<FoundIssue>()
  return {
    take(request) {
      switch (request.kind) {
        case 'open':
          coverage = new Coverage(request.items)
          edge = undefined
          issueId = serialIds(`${request.page}-f`)
          return undefined
        case 'facts':
          edge = createLivingEdge(coverage, unpackFacts(request.facts), request.tallies)
          return undefined
        case 'ground':
          around = surroundingsOf(JSON.parse(new TextDecoder().decode(request.json)))
          return undefined
        case 'change':
          if (edge) edge.commit(request.change)
          else applyChange(coverage, request.change)
          return undefined
        case 'fix': {
          const outcome = found.get(request.key)?.fix?.() ?? { refused: 'nothing-changes' as const }
          const { change, refused } = outcome
          return {
            kind: 'fix',
            key: request.key,
            ...(change && { change }),
            ...(refused && { refused }),
          }
        }
      }
    },
    check() {
      const context: CheckContext = { coverage, limits: GRID_LIMITS, issueId, ...around }
      const tallies = edge?.tallies()
      const issues = checkCoverage(tallies ? { ...context, tallies } : context)
      found = new Map(issues.map((issue, k) => [keyOf(issue, k), issue]))
      return { kind: 'issues', news: tell([...found].map(([key, issue]) => shown(key, issue))) }
    },
  }
}

function surroundingsOf({ communities, buildings, lines }: GridPlanGround): Surroundings {
  return {
    communities: new Map(communities.map(({ code, rings }) => [code, rings])),
    buildings: indexFootprints(buildings),
    estates: indexFootprints(estatesOf(buildings)),
    lines: indexLines(lines.map(({ points }) => points)),
  }
}

const keyOf = ({ check, cells, subject, place }: CoverageIssue, k: number) =>
  [check, ...cells, subject ?? (cells.length === 0 ? `${place} ${k}` : '')].join(' ')

function shown(key: string, { fix, ...issue }: CoverageIssue): FoundIssue {
  return { ...issue, key, isFixable: fix !== undefined }
}
