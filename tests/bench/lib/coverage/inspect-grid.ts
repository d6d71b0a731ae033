import type { Coverage } from '../../../../data/rules/coverage/coverage.ts'
import {
  type Inspection,
  inspectCoverage,
  type SourceCell,
} from '../../../../data/rules/coverage/import/inspect-coverage.ts'
import type { ToLonLat } from '../../../../data/rules/coverage/import/plane.ts'
import {
  proposedDecisions,
  repairCoverage,
} from '../../../../data/rules/coverage/import/repair-coverage.ts'
import { verifyCoverage } from '../../../../data/rules/coverage/verify-coverage.ts'

export interface Inspected {
  name: string
  counts: Inspection['counts']
  coverage: Coverage
  faults: number
  cpuMs: number
}

export function inspectGrid(
  name: string,
  cells: readonly SourceCell[],
  toLonLat: ToLonLat,
): Inspected {
  const before = process.cpuUsage().user
  const inspection = inspectCoverage(cells, toLonLat)
  const { coverage } = repairCoverage(inspection, proposedDecisions(inspection))
  const cpuMs = (process.cpuUsage().user - before) / 1000
  return {
    name,
    counts: inspection.counts,
    coverage,
    faults: verifyCoverage(coverage).length,
    cpuMs,
  }
}
