import { boundaryLineCheck } from './boundary-line.ts'
import { buildingCellCheck } from './building-cell.ts'
import { buildingCutCheck } from './building-cut.ts'
import { codeCheck } from './code.ts'
import { codeOrderCheck } from './code-order.ts'
import { communityCheck } from './community.ts'
import { compactnessCheck } from './compactness.ts'
import { contiguousCheck } from './contiguous.ts'
import type { CheckContext, CoverageCheck, CoverageIssue } from './coverage-check.ts'
import { estateCutCheck } from './estate-cut.ts'
import { gapCheck } from './gap.ts'
import { householdsCheck } from './households.ts'
import { overlapCheck } from './overlap.ts'
import { sliverCheck } from './sliver.ts'

/** The gravest first. */
export const COVERAGE_CHECKS: readonly CoverageCheck[] = [
  overlapCheck,
  gapCheck,
  contiguousCheck,
  sliverCheck,
  communityCheck,
  codeCheck,
  buildingCellCheck,
  buildingCutCheck,
  estateCutCheck,
  householdsCheck,
  compactnessCheck,
  boundaryLineCheck,
  codeOrderCheck,
]

export function checkCoverage(context: CheckContext): CoverageIssue[] {
  return COVERAGE_CHECKS.flatMap((check) => [...check.run(context)])
}
