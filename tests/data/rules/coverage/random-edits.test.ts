import { expect, test } from 'vitest'
import { inspectCoverage } from '../../../../data/rules/coverage/import/inspect-coverage.ts'
import { repairCoverage } from '../../../../data/rules/coverage/import/repair-coverage.ts'
import { compareChecks } from '../../../bench/lib/coverage/compare-checks.ts'
import { runTrial } from '../../../bench/lib/coverage/edit-trial.ts'
import { seededRandom } from '../../../bench/lib/random.ts'
import { hasRealGrids, readRealGrid } from '../../../builders/real-grids.ts'
import { drawCoverage } from './tiny-coverage.ts'

const TOWN = `
  AABBCC
  AADBCC
  EEDD.F
  EEGGFF
  HHHGFF`

/** The million of `npm run bench -- coverage` in short. */
test.each([1, 2, 3])(
  'random edits leave a coverage valid, whole and undoable (seed %i)',
  (seed) => {
    const coverage = drawCoverage(TOWN)
    const result = runTrial(coverage, { edits: 250, seed, verifyEvery: 25, undoEvery: 60 })
    expect(result.faults).toEqual([])
    expect(result.areaDrift).toBeLessThan(1e-9)
    expect(result).toMatchObject({ edits: 250, checks: 250, undone: 250 })
    expect(result.refused).toBeGreaterThan(20)
  },
)

test.skipIf(!hasRealGrids)(
  '… so do edits of tracts of Rhode Island (needs ../shared/data)',
  async () => {
    const { cells, toLonLat } = await readRealGrid('cb_2018_44_tract_500k.json.gz')
    const { coverage } = repairCoverage(inspectCoverage(cells, toLonLat), new Map())
    const result = runTrial(coverage, { edits: 500, seed: 1, verifyEvery: 250, undoEvery: 250 })
    expect(result.faults).toEqual([])
    expect(result.areaDrift).toBeLessThan(1e-9)
  },
)

test.each([1, 2, 3, 4])(
  'what is found beside an unchecked change is what is found everywhere (seed %i)',
  (seed) => {
    const coverage = drawCoverage(TOWN)
    runTrial(coverage, { edits: 25, seed, verifyEvery: 25, undoEvery: 25 })
    const { valid, faulty, differences } = compareChecks(coverage, 300, seededRandom(seed))
    expect(differences).toEqual([])
    expect(valid).toBeGreaterThan(20)
    expect(faulty).toBeGreaterThan(100)
  },
)
